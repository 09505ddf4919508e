import { Lanes } from '@/components/demo/lanes.tsx'
import { lanes } from '@/lib/demo/trip.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { movesOf } from './moves.ts'

/** A journey as arrows between the lanes: heights are steps, numbers are times of our own clock. */
export function Timeline({ journey }: { journey: Journey }) {
  const name = journey.api === 'fapi-2.0' ? 'FAPI 2.0' : 'Myinfo v3'
  return <Lanes title={`Journey ${journey.id} by ${name}`} lanes={lanes} arrows={movesOf(journey)} />
}
