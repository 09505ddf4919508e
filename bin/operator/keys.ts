#!/usr/bin/env -S npx tsx
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
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
import { beside } from '../command/beside.ts'
import { type CommandContext, exitCodes } from '../command/context.ts'
import { explainFailure, speakIn } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { addDataKeys } from '../keys/data-keys.ts'
import { warnIfGitWouldTake } from '../keys/git-would-take.ts'
import { readKeyFile, replaceKeyFile, writeNewKeyFile } from '../keys/key-file.ts'

interface Options {
  file: string
  json?: boolean
}

const steps = Object.entries(rotationSteps)
  .map(([step, { use, meaning }]) => `  ${step.padEnd(8)} (${use})  ${beside(meaning, 18)}`)
  .join('\n')

const afterHelp = `
Steps of a rotation, in order:
${steps}

Exit codes: 0 done; 1 the key file is missing, unreadable or invalid; 2 wrong usage; 3 refused: the
file exists already, or the step is out of order or too early.

Private keys are never printed. SINGPASS_KEYS names this file, or holds its text.`

/** Runs the command and returns its exit code. Prints public keys and names of keys only. */
export async function runKeys(argv: readonly string[], context: CommandContext): Promise<number> {
  try {
    await buildCommand(context).parseAsync([...argv], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    return argv.includes('data') ? explainFailure(error, context) : explain(error, context)
  }
}

function buildCommand(context: CommandContext): Command {
  const program = new Command('keys')
    .description('Makes and rotates the keys by which this application is known to Singpass (FAPI 2.0).')
    .option('-f, --file <path>', 'the private key file', '.data/singpass-keys.json')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput(speakIn(context))

  const options = () => program.opts<Options>()
  program
    .command('create')
    .description('make a signing and an encryption key in a new file that only its owner can read')
    .action(() => create(options(), context))
  program
    .command('list')
    .description('show each key: its name, use, algorithm and state, never its private half')
    .action(() => list(options(), context))
  program
    .command('rotate')
    .argument('[step]', 'publish, sign, retire, prepare, swap or drop; without one, the steps that are due are shown')
    .description('take the next step of a rotation; refused when out of order or too early')
    .action((step?: string) => rotate(step, options(), context))
  program
    .command('jwks')
    .description('print the public key set, as published and as pasted into the Singpass Developer Portal')
    .action(() => printJwks(options(), context))
  addDataKeys(program, context)
  return program
}

async function create({ file, json }: Options, { print, printError, now }: CommandContext): Promise<void> {
  const keys = await createKeys(now())
  await mkdir(dirname(file), { recursive: true }).catch(() => {
    throw new KeyFileError([`${dirname(file)} cannot be made: choose another --file`])
  })
  await writeNewKeyFile(file, keys)
  const warning = await warnIfGitWouldTake(file)
  if (warning) printError(warning)
  if (json) return print(JSON.stringify({ file, jwks: publicJwks(keys) }))

  print(`Made ${file}, readable by its owner only. Point SINGPASS_KEYS at it.`)
  print(portalWords(keys))
}

async function list({ file, json }: Options, { print }: CommandContext): Promise<void> {
  const { keys } = await readKeyFile(file)
  const rows = keys.map(({ kid, use, alg, crv, state, since }) => ({ kid, use, alg, crv, state, since }))
  if (json) return print(JSON.stringify({ keys: rows }))

  for (const { kid, use, alg, crv, state, since } of rows) {
    print(`${use}  ${state.padEnd(8)}  ${kid}  ${alg}  ${crv}${since ? `  since ${since}` : ''}`)
  }
}

async function rotate(step: string | undefined, options: Options, context: CommandContext): Promise<void> {
  const { print, now } = context
  const { file, json } = options
  const keys = await readKeyFile(file)
  if (step === undefined) return showDue(keys, options, context)
  if (!isRotationStep(step))
    throw new CommanderError(exitCodes.usage, 'keys.step', `"${step}" is not a step; see --help`)

  const rotated = await rotateKeys(keys, step, now())
  await importKeys(rotated)
  await replaceKeyFile(file, rotated)
  if (json) return print(JSON.stringify({ file, step, jwks: publicJwks(rotated) }))

  print(`Done: ${rotationSteps[step].meaning}.`)
  print(portalWords(rotated))
}

function showDue(keys: PrivateKeys, { json }: Options, { print, now }: CommandContext): void {
  const due = dueSteps(keys).map(({ step, readyAt }) => ({ step, ...(readyAt > now() && { from: toText(readyAt) }) }))
  const lines = due.map(({ step, from }) => {
    return `${step.padEnd(8)} ${from ? `from ${from}` : 'can be taken now'}: ${rotationSteps[step].meaning}`
  })
  for (const line of json ? [JSON.stringify({ due })] : lines) print(line)
}

async function printJwks({ file, json }: Options, { print }: CommandContext): Promise<void> {
  print(JSON.stringify(publicJwks(await readKeyFile(file)), null, json ? 0 : 2))
}

function portalWords(keys: PrivateKeys): string {
  return `
In the Singpass Developer Portal, under your app's token-based authentication, register the URL of the key set
  <APP_URL>/.well-known/jwks.json
so that rotations need no change there, or paste this object, now and after each step:

${JSON.stringify(publicJwks(keys), null, 2)}`
}

function explain(error: unknown, { printError }: CommandContext): number {
  if (error instanceof CommanderError) {
    if (error.code === 'keys.step') printError(error.message)
    // Help that was asked for is a success to commander, and to us.
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  }
  if (error instanceof RotationRefused) {
    printError(error.readyAt ? `${error.message}: wait until ${toText(error.readyAt)}` : error.message)
    return exitCodes.refused
  }
  if (error instanceof KeyFileError) {
    for (const fault of error.faults) printError(fault)
    return exitCodes.fault
  }
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
  printError(isTaken ? 'the file exists already; it was left as it is' : 'the key file cannot be read or written')
  return isTaken ? exitCodes.refused : exitCodes.fault
}

function toText(moment: number): string {
  return new Date(moment).toISOString()
}

await startIfRun(import.meta.url, runKeys)
