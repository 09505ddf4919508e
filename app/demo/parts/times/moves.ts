import type { TraceEvent } from 'singpass-client'
import type { Arrow } from '@/components/demo/lanes.tsx'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { shownSteps, titleOf } from '../happened.ts'
import { agenciesAsked } from './agencies.ts'

/** One move of a journey that was made, with the times of our own clock. */
export interface MadeMove extends Arrow {
  /** The same step has the same name in both generations. */
  step: string
  /** Milliseconds since the journey began. */
  after: number
  /** Milliseconds that it took, where we can tell. */
  took?: number
  /** What there is no room for in the drawing. */
  also?: string
  /** A call that was answered with what it asked for. */
  answered?: boolean
}

type Told = Exclude<TraceEvent, { kind: 'check' }>

const steps: Readonly<Record<string, string>> = {
  par: 'ask',
  redirect: 'leave',
  unseen: 'agree',
  callback: 'return',
  token: 'token',
  id_token: 'token opened',
  access_token: 'token opened',
  person: 'person',
  userinfo: 'person',
  'opened person': 'person opened',
  'opened userinfo': 'person opened',
}

/** Steps of a journey in the order of their names, for a table that lays two journeys side by side. */
export const stepOrder = [
  'ask',
  'leave',
  'agree',
  'return',
  'token',
  'token opened',
  'person',
  'collect',
  'person opened',
] as const

/**
 * The moves of a journey: what went between the lanes and what was opened, without what only prepares them. What the
 * person did at Singpass is the time between two events of ours, and said to be unseen.
 */
export function movesOf(journey: Journey): MadeMove[] {
  const moves = shownSteps(journey).flatMap(({ at, event }, index) => {
    const step = stepOf(event)
    if (!step) return []
    const after = at - journey.startedAt
    return [{ id: `${index}`, step, after, label: titleOf(event), ...wayOf(event), ...durationOf(event) }]
  })
  const agencies = agenciesAsked(journey)
  return moves.flatMap((move, index) => {
    const before = moves[index - 1]
    const made = { ...move, note: noteOf(move) }
    if (move.step === 'person' && move.answered) return [made, atAgencies(move, agencies)]
    if (move.step !== 'return' || !before) return [made]
    return [atSingpass(before.after, move.after), made]
  })
}

/** A duration as people say it: `38 ms`, `about 9 s`. */
export function told(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `about ${Math.round(milliseconds / 1_000)} s`
}

function atSingpass(from: number, to: number): MadeMove {
  const took = to - from
  const label = 'logs in and agrees'
  return {
    ...{ id: 'unseen', step: 'agree', after: from, took, from: 'Applicant', to: 'Singpass', label },
    note: `${told(took)}, not seen by us`,
    unseen: true,
  }
}

/** So many agencies are named in the drawing; the table has them all. */
const mostNamed = 3

/** What Singpass does while the person is asked for: which agencies, we know by what we asked for, and no times. */
function atAgencies({ id, after, took = 0 }: MadeMove, agencies: readonly string[]): MadeMove {
  const more = agencies.length - mostNamed
  const named = more > 1 ? `${agencies.slice(0, mostNamed).join(', ')} and ${more} more` : agencies.join(', ')
  return {
    ...{ id: `${id} agencies`, step: 'collect', after, from: 'Singpass', to: 'Agencies', label: 'collects the items' },
    note: `${named || 'those of the items'}, not seen by us`,
    also: `within the ${told(took)} of the call${more > 1 ? `; all of them: ${agencies.join(', ')}` : ''}`,
    unseen: true,
  }
}

function stepOf(event: Told): string | undefined {
  if (event.kind === 'call') return steps[event.endpoint]
  if (event.kind === 'opened') return steps[`opened ${event.what}`] ?? steps[event.what]
  return event.kind === 'signed' ? undefined : steps[event.kind]
}

function wayOf(event: Told): { from: string; to: string } {
  if (event.kind === 'call') return { from: 'Our server', to: 'Singpass' }
  if (event.kind === 'redirect') return { from: 'Browser', to: 'Singpass' }
  if (event.kind === 'callback') return { from: 'Browser', to: 'Our server' }
  return { from: 'Our server', to: 'Our server' }
}

function durationOf(event: Told): Pick<MadeMove, 'took' | 'answered'> {
  return event.kind === 'call' ? { took: event.milliseconds, answered: event.status === 200 } : {}
}

function noteOf({ after, took }: { after: number; took?: number }): string {
  return took === undefined ? momentOf(after) : `${momentOf(after)}, took ${told(took)}`
}

/** A moment of a journey to the millisecond, as our clock had it: `+38 ms`, `+8.985 s`. */
function momentOf(after: number): string {
  return after < 1_000 ? `+${Math.round(after)} ms` : `+${(after / 1_000).toFixed(3)} s`
}
