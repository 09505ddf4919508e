import { Command } from 'commander'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runCommand, speakIn } from '../command/run-command.ts'
import { reasonWithout } from './debian-program.ts'
import { startNodes } from './nodes.ts'
import { killRounds, rollingRestart, type Trial } from './trials.ts'

const afterHelp = `
Two nodes of the built application run on one PostgreSQL, behind HAProxy with TLS, while applicants
fill in and send forms. First the nodes are replaced one after the other, as a deployment does: no
request may fail, and each node is unready first and has ended within 15 seconds. Then nodes are
killed under load: what was acknowledged is stored, once, and the audit holds.

Exit codes: 0 nothing was violated; 1 something was; 2 wrong usage; 3 HAProxy is not installed; 130
stopped by Ctrl-C.`

/** Runs the command and returns its exit code. */
export function runNodesCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const { print, printError } = context
  return runCommand(context, async () => {
    const options = new Command('chaos nodes')
      .description('Proves that nodes may be replaced and lost under load.')
      .option('--requests <count>', 'requests to answer while nodes are replaced', '10000')
      .option('--rounds <count>', 'nodes to kill', '20')
      .option('--together <count>', 'applicants at the same time', '6')
      .addHelpText('after', afterHelp)
      .exitOverride()
      .configureOutput(speakIn(context))
      .parse([...argv], { from: 'user' })
      .opts<Record<'requests' | 'rounds' | 'together', string>>()
    const [requests, rounds, together] = [options.requests, options.rounds, options.together].map(countOf)
    const reason = reasonWithout('haproxy')
    if (reason) throw new CommandRefused(reason, exitCodes.refused)
    const stop = new AbortController()
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
    const { signal } = stop
    const began = Date.now()
    const report = (line: string) => printError(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`)
    report('building, where the sources have changed, and starting')
    const cluster = await startNodes()
    try {
      report('PostgreSQL, two nodes and HAProxy are up')
      const trials = { cluster, together: together ?? 1, signal, report }
      const restarted = await rollingRestart({ ...trials, requests: requests ?? 1 })
      for (const line of linesOf('nodes replaced', restarted)) print(line)
      if (signal.aborted) return 130
      const killed = await killRounds({ ...trials, rounds: rounds ?? 1 })
      for (const line of linesOf('nodes killed', killed)) print(line)
      if (signal.aborted) return 130
      return restarted.violations.length + killed.violations.length === 0 ? exitCodes.done : exitCodes.fault
    } finally {
      report('cleaning up')
      await cluster.stop()
    }
  })
}

function linesOf(what: string, { rounds, requests, failed, acknowledged, seconds, violations }: Trial): string[] {
  return [
    `${rounds} ${what} in ${seconds} s: ${requests} requests, ${failed.length} failed, ${acknowledged} acknowledged`,
    `${violations.length} violations`,
    ...violations.slice(0, 50).map((violation) => `  ${violation}`),
  ]
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new CommandRefused(`${text} is not a number from 1`)
  return count
}
