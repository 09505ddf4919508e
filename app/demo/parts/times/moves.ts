import type { TraceEvent } from 'singpass-client'
import type { Arrow } from '@/components/demo/lanes.tsx'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { shownSteps, titleOf } from '../happened.ts'

/** One move of a journey that was made, with the times of our own clock. */
export interface MadeMove extends Arrow {
  /** The same step has the same name in both generations. */
  step: string
  /** Milliseconds since the journey began. */
  after: number
  /** Milliseconds that it took, where we can tell. */
  took?: number
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
  return moves.flatMap((move, index) => {
    const before = moves[index - 1]
    const made = { ...move, note: noteOf(move) }
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

function durationOf(event: Told): { took?: number } {
  return event.kind === 'call' ? { took: event.milliseconds } : {}
}

function noteOf({ after, took }: { after: number; took?: number }): string {
  return took === undefined ? `+${told(after)}` : `+${told(after)}, took ${told(took)}`
}
