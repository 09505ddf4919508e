import { SealIcon } from '../../site/icons.tsx'
import type { ShownGroup, ShownValue } from '../shown-values.ts'

/** How many of the answers came from where, before one reads each. */
export function WhereFrom({ groups }: { groups: readonly ShownGroup[] }) {
  const answered = groups.flatMap(({ values }) => values.filter(({ isEmpty }) => !isEmpty))
  const kinds = Object.entries(words).map(([kind, text]) => ({
    kind,
    text,
    count: answered.filter((value) => kindOf(value) === kind).length,
  }))
  return (
    <ul className="where-from">
      {kinds
        .filter(({ count }) => count > 0)
        .map(({ kind, text, count }) => (
          <li key={kind}>
            {kind === 'locked' && <SealIcon />}
            <strong>{count}</strong> {text}
          </li>
        ))}
    </ul>
  )
}

const words = {
  locked: 'from agencies, locked',
  left: 'from Myinfo, left as it was',
  typed: 'typed by the applicant',
  carried: 'typed, carried over from earlier',
} as const

function kindOf({ from, locked }: ShownValue): keyof typeof words {
  if (from.kind !== 'myinfo') return from.kind
  return locked ? 'locked' : 'left'
}
