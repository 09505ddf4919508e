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
  'person opened': 'The person is opened',
}

interface Props {
  fapi: Journey | undefined
  v3: Journey | undefined
}

/** Both generations in one row for each step: what the drawings say, in words. */
export function SideBySide({ fapi, v3 }: Props) {
  const columns = [fapi, v3].map((journey) => journey && { journey, moves: movesOf(journey) })
  return (
    <table className="demo-table demo-cards demo-words">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">FAPI 2.0</th>
          <th scope="col">Myinfo v3</th>
        </tr>
      </thead>
      <tbody>
        {stepOrder.map((step) => (
          <tr key={step}>
            <th scope="row">{names[step]}</th>
            <td data-label="FAPI 2.0">{said(columns[0]?.moves, step)}</td>
            <td data-label="Myinfo v3">{said(columns[1]?.moves, step)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">How it ended</th>
          <td data-label="FAPI 2.0">{fapi ? endOf(fapi) : 'no journey yet'}</td>
          <td data-label="Myinfo v3">{v3 ? endOf(v3) : 'no journey yet'}</td>
        </tr>
      </tbody>
    </table>
  )
}

function said(moves: readonly MadeMove[] | undefined, step: string): string {
  const made = moves?.filter((move) => move.step === step) ?? []
  if (made.length === 0) return '–'
  return made.map(({ from, to, note }) => (from === to ? `${from}: ${note}` : `${from} → ${to}: ${note}`)).join('; ')
}
