import { Command } from 'commander'
import { type CommandContext, exitCodes } from '../command/context.ts'
import { countOf, runLong } from '../command/long-run.ts'
import { quantileOf, slopeOf } from './slope.ts'
import { type Soaked, soak } from './soak.ts'

/** Megabytes that a thousand journeys may add once the node is warm, and milliseconds of its event loop. */
const [MOST_MB, MOST_MS] = [1, 50]

const afterHelp = `
One node of the built application runs with its own PostgreSQL and simulator, while applicants make
whole journeys, by hand to the receipt and with Myinfo to the form. Its memory and its event loop
are looked at all the while. After the warm-up, a thousand journeys may add ${MOST_MB} MB, the event
loop may be ${MOST_MS} ms late in half of the samples' 99 of 100 cases, and nothing may fail.

Exit codes: 0 all of it holds; 1 something does not; 2 wrong usage; 130 stopped by Ctrl-C, after the
figures so far.`

type Options = Record<'minutes' | 'together' | 'warmUp' | 'every' | 'heap', string>

/** Runs the command and returns its exit code. */
export function runSoakCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = new Command('chaos soak')
    .description('Proves that a node stays as it is over many journeys.')
    .option('--minutes <count>', 'how long', '60')
    .option('--together <count>', 'applicants at the same time', '4')
    .option('--warm-up <journeys>', 'journeys before memory counts', '10000')
    .option('--every <seconds>', 'seconds between two looks', '30')
    .option('--heap <megabytes>', 'what the heap may take, as in a container of twice as much', '384')
    .addHelpText('after', afterHelp)
  return runLong<Options>({ program, argv, context }, async ({ options, signal, report }) => {
    const warmUp = countOf(options.warmUp, '--warm-up')
    const soaked = await soak({
      minutes: countOf(options.minutes, '--minutes'),
      together: countOf(options.together, '--together'),
      every: countOf(options.every, '--every'),
      heap: countOf(options.heap, '--heap'),
      signal,
      report,
    })
    const { lines, holds } = judge(soaked, warmUp)
    for (const line of lines) context.print(line)
    return holds ? exitCodes.done : exitCodes.fault
  })
}

function judge({ samples, applications, retrievals, requests, failed }: Soaked, warmUp: number) {
  const warm = samples.filter(({ journeys }) => journeys >= warmUp)
  const slope = slopeOf(warm)
  const p99 = quantileOf(
    warm.map((sample) => sample.p99),
    0.5,
  )
  const memory = Number.isNaN(slope)
    ? `the node was not warm for long enough to tell how its memory grows: ${warm.length} samples after ${warmUp} journeys`
    : `memory: ${slope.toFixed(2)} MB more for 1,000 journeys after the first ${warmUp} (at most ${MOST_MB})`
  const lines = [
    `${applications} applications by hand and ${retrievals} retrievals in ${requests} requests, ${failed.length} failed`,
    memory,
    `event loop: ${p99.toFixed(0)} ms late in 99 of 100 cases, by half of the samples (at most ${MOST_MS})`,
    ...failed.slice(0, 20).map((failure) => `  ${failure}`),
  ]
  return { lines, holds: failed.length === 0 && slope < MOST_MB && p99 < MOST_MS }
}
