#!/usr/bin/env -S npx tsx
import { randomInt } from 'node:crypto'
import { Command } from 'commander'
import { faultNames } from '../chaos/faults.ts'
import { type Figures, runChaos } from '../chaos/run.ts'
import { type CommandContext, exitCodes } from '../command/context.ts'
import { countOf, runLong } from '../command/long-run.ts'
import { startIfRun } from '../command/start.ts'
import { runNodesCommand } from '../nodes/command.ts'
import { runSoakCommand } from '../soak/command.ts'

const afterHelp = `
Two nodes, PostgreSQL and a receiver run as processes on loopback. While applications are submitted
and decided, nodes are killed or stopped past their lease, the receiver is killed, stopped, answers
500, hangs or loses its answer, and PostgreSQL is killed. What was recorded is checked: everything
acknowledged arrived, nothing had two effects at a receiver that keeps its keys, and the events of
an application came in order.

"npm run chaos -- nodes" replaces and kills whole nodes behind a proxy instead, and
"npm run chaos -- soak" has applicants make journeys for an hour; see their --help.

Exit codes: 0 nothing was violated; 1 something was, or the run proved nothing; 2 wrong usage; 130
stopped by Ctrl-C.`

interface Options extends Record<'submissions' | 'together' | 'seed' | 'every', string> {
  json?: boolean
}

/** Runs the command and returns its exit code. */
export function runChaosCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  if (argv[0] === 'nodes') return runNodesCommand(argv.slice(1), context)
  if (argv[0] === 'soak') return runSoakCommand(argv.slice(1), context)
  const program = new Command('chaos')
    .description('Proves that no application is lost on its way to a receiver, by trying hard to lose some.')
    .option('--submissions <count>', 'applications to submit', '20000')
    .option('--together <count>', 'clients at the same time', '32')
    .option('--seed <number>', 'repeats the order of the faults', String(randomInt(1_000_000)))
    .option('--every <count>', 'applications between two faults', '100')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
  return runLong<Options>({ program, argv, context }, async ({ options, signal, report }) => {
    const figures = await runChaos({
      submissions: countOf(options.submissions, '--submissions'),
      together: countOf(options.together, '--together'),
      seed: countOf(options.seed, '--seed', 0),
      every: countOf(options.every, '--every'),
      signal,
      report,
    })
    const lines = options.json ? [JSON.stringify({ seed: options.seed, ...figures })] : linesOf(figures, options.seed)
    if (!signal.aborted) for (const line of lines) context.print(line)
    return figures.violations.length === 0 && isProof(figures) ? exitCodes.done : exitCodes.fault
  })
}

/** A run without each fault, or without a repeat, has proved nothing. */
export function isProof({ faults, repeats, acknowledged }: Figures): boolean {
  return acknowledged > 0 && repeats > 0 && faultNames.every((name) => (faults[name] ?? 0) > 0)
}

function linesOf(figures: Figures, seed: string): string[] {
  const { started, acknowledged, decided, doubtful, arrivals, effects, repeats, seconds, secondsToEmpty } = figures
  const { faults, violations } = figures
  const shown = violations.slice(0, 50)
  return [
    `seed ${seed}, ${seconds} s; the outbox was empty ${secondsToEmpty} s after the last fault`,
    `${started} submissions, ${acknowledged} acknowledged, ${doubtful} in doubt, ${decided} decided`,
    `${arrivals} arrivals, ${effects} effects, ${repeats} repeats`,
    ...Object.entries(faults).map(([name, count]) => `${count} × ${name}`),
    ...(isProof(figures) ? [] : ['not every fault happened, or nothing came twice: this run proves nothing']),
    `${violations.length} violations`,
    ...shown.map((violation) => `  ${violation}`),
  ]
}

await startIfRun(import.meta.url, runChaosCommand)
