#!/usr/bin/env -S npx tsx
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import nextEnv from '@next/env'
import { Command, CommanderError } from 'commander'
import {
  createKeys,
  dueSteps,
  importKeys,
  isRotationStep,
  KeyFileError,
  type PrivateKeys,
  publicJwks,
  RotationRefused,
  rotateKeys,
  rotationSteps,
} from 'singpass-client/keys'
import { explainFailure } from '../command/run-command.ts'
import { addDataKeys } from '../keys/data-keys.ts'
import { warnIfGitWouldTake } from '../keys/git-would-take.ts'
import { readKeyFile, replaceKeyFile, writeNewKeyFile } from '../keys/key-file.ts'

/** What the command tells its caller by its exit code. */
export const exitCodes = { done: 0, badKeyFile: 1, usage: 2, refused: 3 } as const

/** Where words go, what time it is, and the environment for what looks at stored data. */
export interface Surroundings {
  env?: Readonly<Record<string, string | undefined>>
  print(line: string): void
  complain(line: string): void
  now(): number
}

interface Options {
  file: string
  json?: boolean
}

const steps = Object.entries(rotationSteps)
  .map(([step, { use, meaning }]) => `  ${step.padEnd(8)} (${use})  ${meaning}`)
  .join('\n')

const afterHelp = `
Steps of a rotation, in order:
${steps}

Exit codes: 0 done; 1 the key file is missing, unreadable or invalid; 2 wrong usage; 3 refused: the file exists
already, or the step is out of order or too early.

Private keys are never printed. SINGPASS_KEYS names this file, or holds its text.`

/** Runs the command and returns its exit code. Prints public keys and names of keys only. */
export async function runKeys(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await buildCommand(surroundings).parseAsync([...argv], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return argv.includes('data') ? explainFailure(error, surroundings.complain) : explain(error, surroundings)
  }
}

function buildCommand(surroundings: Surroundings): Command {
  const { print, complain } = surroundings
  const program = new Command('keys')
    .description('Makes and rotates the keys by which this application is known to Singpass (FAPI 2.0).')
    .option('-f, --file <path>', 'the private key file', '.data/singpass-keys.json')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => complain(text.trimEnd()) })

  const options = () => program.opts<Options>()
  program
    .command('create')
    .description('make a signing and an encryption key in a new file that only its owner can read')
    .action(() => create(options(), surroundings))
  program
    .command('list')
    .description('show each key: its name, use, algorithm and state, never its private half')
    .action(() => list(options(), surroundings))
  program
    .command('rotate')
    .argument('[step]', 'publish, sign, retire, prepare, swap or drop; without one, the steps that are due are shown')
    .description('take the next step of a rotation; refused when out of order or too early')
    .action((step?: string) => rotate(step, options(), surroundings))
  program
    .command('jwks')
    .description('print the public key set, as published and as pasted into the Singpass Developer Portal')
    .action(() => printJwks(options(), surroundings))
  addDataKeys(program, { ...surroundings, env: surroundings.env ?? {} })
  return program
}

async function create({ file, json }: Options, { print, complain, now }: Surroundings): Promise<void> {
  const keys = await createKeys(now())
  await mkdir(dirname(file), { recursive: true }).catch(() => {
    throw new KeyFileError([`${dirname(file)} cannot be made: choose another --file`])
  })
  await writeNewKeyFile(file, keys)
  const warning = await warnIfGitWouldTake(file)
  if (warning) complain(warning)
  if (json) return print(JSON.stringify({ file, jwks: publicJwks(keys) }))

  print(`Made ${file}, readable by its owner only. Point SINGPASS_KEYS at it.`)
  print(portalWords(keys))
}

async function list({ file, json }: Options, { print }: Surroundings): Promise<void> {
  const { keys } = await readKeyFile(file)
  const rows = keys.map(({ kid, use, alg, crv, state, since }) => ({ kid, use, alg, crv, state, since }))
  if (json) return print(JSON.stringify({ keys: rows }))

  for (const { kid, use, alg, crv, state, since } of rows) {
    print(`${use}  ${state.padEnd(8)}  ${kid}  ${alg}  ${crv}${since ? `  since ${since}` : ''}`)
  }
}

async function rotate(step: string | undefined, options: Options, surroundings: Surroundings): Promise<void> {
  const { print, now } = surroundings
  const { file, json } = options
  const keys = await readKeyFile(file)
  if (step === undefined) return showDue(keys, options, surroundings)
  if (!isRotationStep(step))
    throw new CommanderError(exitCodes.usage, 'keys.step', `"${step}" is not a step; see --help`)

  const rotated = await rotateKeys(keys, step, now())
  await importKeys(rotated)
  await replaceKeyFile(file, rotated)
  if (json) return print(JSON.stringify({ file, step, jwks: publicJwks(rotated) }))

  print(`Done: ${rotationSteps[step].meaning}.`)
  print(portalWords(rotated))
}

function showDue(keys: PrivateKeys, { json }: Options, { print, now }: Surroundings): void {
  const due = dueSteps(keys).map(({ step, readyAt }) => ({ step, ...(readyAt > now() && { from: toText(readyAt) }) }))
  const lines = due.map(({ step, from }) => {
    return `${step.padEnd(8)} ${from ? `from ${from}` : 'can be taken now'}: ${rotationSteps[step].meaning}`
  })
  for (const line of json ? [JSON.stringify({ due })] : lines) print(line)
}

async function printJwks({ file, json }: Options, { print }: Surroundings): Promise<void> {
  print(JSON.stringify(publicJwks(await readKeyFile(file)), null, json ? 0 : 2))
}

function portalWords(keys: PrivateKeys): string {
  return `
In the Singpass Developer Portal, under your app's token-based authentication, register the URL of the key set
  <APP_URL>/.well-known/jwks.json
so that rotations need no change there, or paste this object, now and after each step:

${JSON.stringify(publicJwks(keys), null, 2)}`
}

function explain(error: unknown, { complain }: Surroundings): number {
  if (error instanceof CommanderError) {
    if (error.code === 'keys.step') complain(error.message)
    // Help that was asked for is a success to commander, and to us.
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  }
  if (error instanceof RotationRefused) {
    complain(error.readyAt ? `${error.message}: wait until ${toText(error.readyAt)}` : error.message)
    return exitCodes.refused
  }
  if (error instanceof KeyFileError) {
    for (const fault of error.faults) complain(fault)
    return exitCodes.badKeyFile
  }
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
  complain(isTaken ? 'the file exists already; it was left as it is' : 'the key file cannot be read or written')
  return isTaken ? exitCodes.refused : exitCodes.badKeyFile
}

function toText(moment: number): string {
  return new Date(moment).toISOString()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', { info: () => {}, error: console.error })
  process.exitCode = await runKeys(process.argv.slice(2), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    now: Date.now,
    env: process.env,
  })
}
