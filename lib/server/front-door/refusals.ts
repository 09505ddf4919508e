import { currentRequest, withinRequest } from '@/lib/auth/request/request-id.ts'
import { type LogEvent, record } from '../log.ts'
import { metrics } from '../metrics/metrics.ts'

/** What anybody can cause as often as they like, before a limit of theirs is counted. */
export type Refusal = Extract<LogEvent, { event: 'request_refused' | 'connections_full' }>

/** Milliseconds that one sum is of. */
const PERIOD_MS = 10_000

/** Refusals of one kind, one soon after the other. */
interface Spell {
  refusal: Refusal
  /** The id of the first of them, if it is a request. */
  reference: string | undefined
  /** Those that no line has told of yet, and since when. */
  untold: number
  since: number
}

/** Where refusals are told; a test gives its own. */
export interface Told {
  record: typeof record
  /** Counts one that has no line of its own. */
  count(refusal: Refusal): void
}

/**
 * Tells of refusals so that a flood of them is no flood of the log: of each kind the first at once, and then, as long as more
 * come, one sum for each ten seconds. Metrics count each of them as it happens.
 */
export function createRefusals({ record, count }: Told) {
  const spells = new Map<string, Spell>()

  function tellSum(spell: Spell): void {
    const { refusal, reference, untold, since } = spell
    if (untold === 0) return
    const seconds = Math.round((performance.now() - since) / 100) / 10
    Object.assign(spell, { untold: 0, since: performance.now() })
    const { event: of, ...kind } = refusal
    const tell = () => record('warn', { event: 'repeated', of, ...kind, count: untold, seconds })
    if (reference) withinRequest(reference, tell)
    else tell()
  }

  function begin(kind: string, refusal: Refusal): Spell {
    const spell = { refusal, reference: currentRequest(), untold: 0, since: performance.now() }
    const timer = setInterval(() => {
      if (spell.untold > 0) return tellSum(spell)
      clearInterval(timer)
      spells.delete(kind)
    }, PERIOD_MS).unref()
    spells.set(kind, spell)
    record('warn', refusal)
    return spell
  }

  return {
    /** Gives the id that lines of the log have for this refusal: that of the first of its kind, as long as they go on. */
    tell(refusal: Refusal): string | undefined {
      const kind = JSON.stringify(refusal)
      const spell = spells.get(kind)
      if (!spell) return begin(kind, refusal).reference
      spell.untold += 1
      count(refusal)
      return spell.reference
    },
    /** Tells what no line has told of yet, before the process ends. */
    tellRest(): void {
      for (const spell of spells.values()) tellSum(spell)
    },
  }
}

/** The refusals of this process. */
export const refusals = createRefusals({ record, count: (refusal) => metrics().count(refusal) })
