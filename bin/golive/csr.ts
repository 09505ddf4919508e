import type { Command } from 'commander'
import { createSigningRequest } from '../../lib/golive/csr.ts'
import { type CommandContext, CommandRefused } from '../command/context.ts'
import { warnIfGitWouldTake } from '../keys/git-would-take.ts'
import { writeNewFiles } from './new-files.ts'

const purpose = `What this is for: Sign with Singpass. The National Certification Authority signs the request and
returns the certificate by which your servers are known as a Document Signing Application Provider
(DSAP). Not for Myinfo v3, which needs an RSA certificate of a public authority,
nor for Myinfo v5 (FAPI 2.0), which needs no certificate but a JWKS: \`npm run keys -- create\`.`

/** `golive csr`: an EC key and the request for its certificate, in new files that only their owner can read. */
export function addCsr(program: Command, context: CommandContext): void {
  program
    .command('csr')
    .description('make an EC P-256 key and the certificate signing request for Sign with Singpass')
    .requiredOption('--name <NAME>', 'your name as registered: capital letters, digits and hyphens')
    .requiredOption('--out <directory>', 'where to put the files')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', `\n${purpose}\n\nExit codes: 0 done; 2 wrong usage; 3 refused: a file exists already.`)
    .action((options: CsrOptions) => makeRequest(options, context))
}

interface CsrOptions {
  name: string
  out: string
  json?: boolean
}

async function makeRequest({ name, out, json }: CsrOptions, { print, printError }: CommandContext): Promise<void> {
  const { privateKey, request } = await createSigningRequest(name).catch((error: unknown) => {
    throw error instanceof RangeError ? new CommandRefused(error.message) : error
  })
  const stem = `NDI-DSAP-${name}`
  const [key, csr, label] = await writeNewFiles(out, [
    { name: `${stem}.key`, content: privateKey },
    { name: `${stem}.csr`, content: request },
    { name: `${stem}.txt`, content: labelOf(stem) },
  ])
  const warning = await warnIfGitWouldTake(key ?? out)
  if (warning) printError(warning)
  if (json) return print(JSON.stringify({ key, csr, label, purpose: 'Sign with Singpass (DSAP)' }))

  print(`Made, readable by their owner only:
  ${key}  the private key: stays on your servers and goes to nobody
  ${csr}  the request: hand this in
  ${label}  what the two are for

${purpose}

Read it back: openssl req -in ${csr} -noout -text -verify`)
}

function labelOf(stem: string): string {
  return `${stem}.key  private key, EC P-256. Keep it on your servers; give it to nobody.
${stem}.csr  certificate signing request. Hand this in to the National Certification Authority
${' '.repeat(stem.length + 6)}(Assurity Trusted Solutions Pte Ltd).

${purpose}
`
}
