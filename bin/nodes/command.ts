import { Command } from 'commander'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { countOf, runLong } from '../command/long-run.ts'
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

type Options = Record<'requests' | 'rounds' | 'together', string>

/** Runs the command and returns its exit code. */
export function runNodesCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('chaos nodes')
    .description('Proves that nodes may be replaced and lost under load.')
    .option('--requests <count>', 'requests to answer while nodes are replaced', '10000')
    .option('--rounds <count>', 'nodes to kill', '20')
    .option('--together <count>', 'applicants at the same time', '6')
    .addHelpText('after', afterHelp)
  return runLong<Options>({ program, argv, context }, async ({ options, signal, report }) => {
    const requests = countOf(options.requests, '--requests')
    const rounds = countOf(options.rounds, '--rounds')
    const together = countOf(options.together, '--together')
    const reason = reasonWithout('haproxy')
    if (reason) throw new CommandRefused(reason, exitCodes.refused)
    report('building, where the sources have changed, and starting')
    const cluster = await startNodes()
    try {
      report('PostgreSQL, two nodes and HAProxy are up')
      const trials = { cluster, together, signal, report }
      const restarted = await rollingRestart({ ...trials, requests })
      for (const line of linesOf('nodes replaced', restarted)) context.print(line)
      if (signal.aborted) return exitCodes.fault
      const killed = await killRounds({ ...trials, rounds })
      for (const line of linesOf('nodes killed', killed)) context.print(line)
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
