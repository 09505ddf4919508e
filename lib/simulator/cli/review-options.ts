import { parseArgs } from 'node:util'
import type { Selection } from '../review/scenarios.ts'

/** What `review --help` prints. */
export const reviewUsage = `What a client did right and wrong, and what it accepts of an answer that it must refuse.

  npm run simulator -- review [options]    a report on the client that just logged in; the simulator
                                           has to be running

  --at URL           where the simulator is (http://127.0.0.1:5157 unless given, or SIMULATOR_PORT)
  --client ID        the client to review, where there are several
  --json             the report as JSON
  --arm suite|all    arm one fault after the other: the 22 modules of the OpenID relying-party
                     suite, or all
  --drive COMMAND    logs in at the client once for each; exit code 0 is a login, anything else a
                     refusal. REVIEW_SCENARIO tells it which
  --start URL        an address of the client that begins a login, followed without a browser in
                     place of --drive
  --quiet SECONDS    without --drive: how long silence is a refusal (5)
  --patience SECONDS without --drive and --start: how long to wait for somebody to log in (300)
  --strict           exit with 2 when something was not seen
  --help             this

Exit code: 0 nothing wrong, 1 something wrong or no report, 2 something not seen with --strict, or
wrong usage.
The same report is a page of the simulator: /review.
`

/** What a review is asked for. */
export interface ReviewArguments {
  at: string
  client: string | undefined
  json: boolean
  arm: Selection | undefined
  drive: string | undefined
  start: string | undefined
  /** Milliseconds. */
  quiet: number
  patience: number
  strict: boolean
  help: boolean
}

const options = {
  at: { type: 'string' },
  client: { type: 'string' },
  json: { type: 'boolean' },
  arm: { type: 'string' },
  drive: { type: 'string' },
  start: { type: 'string' },
  quiet: { type: 'string' },
  patience: { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the command line of a review. Throws a `TypeError` that names the option at fault. */
export function readReviewArguments(args: readonly string[], environment: NodeJS.ProcessEnv): ReviewArguments {
  const { values } = parseArgs({ args: [...args], options })
  const { at = `http://127.0.0.1:${environment.SIMULATOR_PORT ?? 5157}`, arm, start } = values
  if (!URL.canParse(at)) throw new TypeError('--at is not a URL')
  if (start !== undefined && !URL.canParse(start)) throw new TypeError('--start is not a URL')
  if (arm !== undefined && arm !== 'suite' && arm !== 'all') throw new TypeError('--arm is suite or all')
  return {
    at: new URL(at).origin,
    client: values.client,
    json: values.json === true,
    arm,
    drive: values.drive,
    start,
    quiet: readSeconds('--quiet', values.quiet ?? '5'),
    patience: readSeconds('--patience', values.patience ?? '300'),
    strict: values.strict === true,
    help: values.help === true,
  }
}

function readSeconds(name: string, text: string): number {
  const seconds = Number(text)
  if (!Number.isFinite(seconds) || seconds <= 0) throw new TypeError(`${name} is a number of seconds`)
  return seconds * 1000
}
