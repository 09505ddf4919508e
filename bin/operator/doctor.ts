#!/usr/bin/env -S npx tsx
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { Config } from '../../lib/config/config.ts'
import type { GivenFile } from '../../lib/golive/certificates/pem.ts'
import { examine } from '../../lib/golive/doctor/doctor.ts'
import { readSettings } from '../../lib/golive/doctor/settings.ts'
import type { Finding } from '../../lib/golive/finding.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import type { CommandContext } from '../command/context.ts'
import { explainFailure, speakIn } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { createDatabaseProbe, findEmbedded } from '../doctor/database.ts'
import { readGiven } from '../golive/given-file.ts'
import { report } from '../golive/report.ts'
import { demoEnvironment } from '../stack/demo-environment.ts'

const afterHelp = `
Looks at the settings in the environment and in .env files, as the application reads them, and
starts nothing. With --preflight it also makes the first request of a retrieval, a pushed
authorization request (FAPI) or a signed token call with an invalid code (v3); neither touches
anybody's data.

Exit codes: 0 nothing is at fault (warnings do not count); 1 something is; 2 wrong usage.
No secret, key or personal value is printed. The order of things is told in docs/going-live.md.`

interface Options {
  preflight?: boolean
  demo?: boolean
  certificate?: string
  registered: string[]
  json?: boolean
}

/** Runs the command and returns its exit code. */
export async function runDoctor(argv: readonly string[], context: CommandContext): Promise<number> {
  try {
    const options = parseOptions(argv, context)
    return report(await diagnose(options, context), options.json, context)
  } catch (error) {
    return explainFailure(error, context)
  }
}

function parseOptions(argv: readonly string[], context: CommandContext): Options {
  return new Command('doctor')
    .description('Checks the configuration as it stands: what is wrong, why it matters, and the exact fix.')
    .option('--preflight', 'also make the first request of a retrieval at the peer')
    .option('--demo', 'check the configuration that `npm run demo` runs with')
    .option('--certificate <file>', 'your own certificate as uploaded for Myinfo v3, to compare with the key')
    .option('--registered <url>', 'a redirect URI as registered; may be given again', collect, [])
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput(speakIn(context))
    .parse([...argv], { from: 'user' })
    .opts<Options>()
}

async function diagnose(options: Options, { env, now }: CommandContext): Promise<Finding[]> {
  const certificate = options.certificate === undefined ? undefined : read(options.certificate)
  const { config, findings } = readSettings(options.demo ? await demoEnvironment(env) : env)
  if (!config) return findings

  const found = await examine(
    {
      config,
      products: productsOnOffer(config),
      fetch: globalThis.fetch,
      now,
      readPublic,
      certificate,
      registered: options.registered.length > 0 ? options.registered : undefined,
      database: await databaseOf(config),
    },
    { preflight: options.preflight === true },
  )
  return [...findings, ...found]
}

async function databaseOf(config: Config) {
  const root = process.cwd()
  const url = config.databaseUrl ?? (await findEmbedded(config, root))
  return url === undefined ? undefined : createDatabaseProbe({ url, dataKeys: config.dataKeys, root })
}

/** A file under `public`, where pages find it. */
function readPublic(name: string): Uint8Array | undefined {
  try {
    return readFileSync(path.join(process.cwd(), 'public', name))
  } catch {
    return undefined
  }
}

function collect(value: string, former: readonly string[]): string[] {
  return [...former, value]
}

function read(name: string): GivenFile {
  return { name, text: readGiven(name).toString('latin1') }
}

await startIfRun(import.meta.url, runDoctor)
