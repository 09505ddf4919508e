import { type Command, Option } from 'commander'
import { checkCertificates } from '../../lib/golive/certificates/check.ts'
import type { GivenFile } from '../../lib/golive/certificates/pem.ts'
import type { KeyType } from '../../lib/golive/certificates/strength.ts'
import type { CommandContext } from '../command/context.ts'
import { readGiven } from './given-file.ts'
import { report } from './report.ts'

const afterHelp = `
Two certificates, one for each role, are given as --cert CLIENT --cert SERVER, with one --chain for
both or one for each, and their keys with --key. The handshakes stay on this machine.

Exit codes: 0 every requirement is met; 1 one is not, and the output names it; 2 wrong usage.`

interface CheckOptions {
  cert: string[]
  chain: string[]
  key: string[]
  keyType: KeyType
  json?: boolean
}

/** `golive check`: the certificates for mutual TLS, against every requirement. */
export function addCheck(program: Command, context: CommandContext, endWith: (exitCode: number) => void): void {
  program
    .command('check')
    .description('check certificates for mutual TLS, and prove them by handshakes over loopback')
    .requiredOption('--cert <file>', 'your certificate, as PEM; may be given twice', collect)
    .requiredOption('--chain <file>', 'the certificates above it, in order, root last', collect)
    .option('--key <file>', 'its private key, as PEM; never printed, never sent', collect, [])
    .addOption(
      new Option('--key-type <type>', 'what the key must be: any; ec for Sign with Singpass; rsa for Myinfo v3')
        .choices(['any', 'ec', 'rsa'])
        .default('any'),
    )
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .action(async ({ cert, chain, key, keyType, json }: CheckOptions) => {
      const files = { certificates: cert.map(read), chains: chain.map(read), keys: key.map(read) }
      const findings = await checkCertificates({ ...files, keyType, now: context.now() })
      endWith(report(findings, json, context))
    })
}

function collect(value: string, former: readonly string[] = []): string[] {
  return [...former, value]
}

function read(name: string): GivenFile {
  return { name, text: readGiven(name).toString('latin1') }
}
