#!/usr/bin/env -S npx tsx
import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'
import { Command, CommanderError } from 'commander'
import { CommandRefused, exitCodes, type Surroundings } from '../command/context.ts'
import { addCheck } from '../golive/check.ts'
import { addCsr } from '../golive/csr.ts'
import { addMigrate } from '../golive/migrate.ts'
import { addPack } from '../golive/pack.ts'

const afterHelp = `
Exit codes: 0 done; 1 something is at fault, or failed; 2 wrong usage; 3 refused: a file exists already.
Private keys and secrets are never printed. The whole way is told in docs/going-live.md.`

/** Runs one command of the go-live kit and returns its exit code. */
export async function runGolive(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode: number = exitCodes.done
  const program = buildProgram(surroundings, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, surroundings)
  }
}

function buildProgram(surroundings: Surroundings, endWith: (exitCode: number) => void): Command {
  const { print, complain } = surroundings
  const program = new Command('golive')
    .description('From a running demo to an approved production app, one step at a time.')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => complain(text.trimEnd()) })
  addCsr(program, surroundings)
  addCheck(program, surroundings, endWith)
  addMigrate(program, surroundings, endWith)
  addPack(program, surroundings)
  return program
}

function explain(error: unknown, { complain }: Surroundings): number {
  // Help that was asked for is a success to commander, and to us.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (error instanceof CommandRefused) {
    complain(error.message)
    return error.exitCode
  }
  complain(`the command failed: ${reasonOf(error)}`)
  return exitCodes.fault
}

/** By kind alone: the words of an unforeseen error may quote a file that holds a key. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error without a name'
  return 'code' in error ? `${error.name} ${error.code}` : error.name
}

async function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runGolive(process.argv.slice(2), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    now: Date.now,
    env: process.env,
    ...(process.stdin.isTTY && { ask: askOnTerminal }),
  })
}
