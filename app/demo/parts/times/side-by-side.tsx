import { GenerationsTable } from '@/components/demo/generations-table.tsx'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { endOf } from '../happened.ts'
import { type MadeMove, movesOf, stepOrder } from './moves.ts'

const names: Readonly<Record<(typeof stepOrder)[number], string>> = {
  ask: 'We push what we want',
  leave: 'The browser goes to Singpass',
  agree: 'She logs in and agrees',
  return: 'The browser comes back',
  token: 'The code is exchanged',
  'token opened': 'The token is opened',
  person: 'The person is fetched',
  collect: 'Singpass asks the agencies',
  'person opened': 'The person is opened',
}

interface Props {
  fapi: Journey | undefined
  v3: Journey | undefined
}

/** Both generations in one row for each step: what the drawings say, in words. */
export function SideBySide({ fapi, v3 }: Props) {
  const [byFapi, byV3] = [fapi, v3].map((journey) => journey && movesOf(journey))
  const steps = stepOrder.map((step) => ({
    key: step,
    step: names[step],
    fapi: said(byFapi, step),
    v3: said(byV3, step),
  }))
  const end = { key: 'end', step: 'How it ended', fapi: endSaid(fapi), v3: endSaid(v3) }
  return <GenerationsTable rows={[...steps, end]} />
}

function endSaid(journey: Journey | undefined): string {
  return journey ? endOf(journey) : 'no journey yet'
}

function said(moves: readonly MadeMove[] | undefined, step: string): string {
  const made = moves?.filter((move) => move.step === step) ?? []
  if (made.length === 0) return '–'
  return made
    .map(({ from, to, note, also }) => {
      const way = from === to ? from : `${from} → ${to}`
      return `${way}: ${note}${also ? ` (${also})` : ''}`
    })
    .join('; ')
}
