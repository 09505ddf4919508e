/** One arrow between two lanes, with what is said on it. */
export interface Arrow {
  /** Unique in the drawing. */
  id: string
  from: string
  to: string
  label: string
  /** Stands under the arrow. */
  note?: string
  /** Happens where we cannot look. */
  unseen?: boolean
}

interface Props {
  title: string
  lanes: readonly string[]
  arrows: readonly Arrow[]
}

const left = 75
const gap = 165
const rowHeight = 46
const top = 58

/** Arrows between lanes, from top to bottom in the order in which things happened. A table beside it says the same. */
export function Lanes({ title, lanes, arrows }: Props) {
  const width = left * 2 + gap * (lanes.length - 1)
  const height = top + arrows.length * rowHeight
  const xOf = (lane: string) => left + gap * Math.max(0, lanes.indexOf(lane))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="lanes" aria-label={title} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}: the table says the same.`}>
        {lanes.map((lane) => (
          <g key={lane}>
            <text className="lane-name" x={xOf(lane)} y={20} textAnchor="middle">
              {lane}
            </text>
            <line className="lane" x1={xOf(lane)} x2={xOf(lane)} y1={30} y2={height} />
          </g>
        ))}
        {arrows.map((arrow, index) => (
          <ArrowBetween
            key={arrow.id}
            arrow={arrow}
            from={xOf(arrow.from)}
            to={xOf(arrow.to)}
            y={top + index * rowHeight}
          />
        ))}
      </svg>
    </section>
  )
}

function ArrowBetween({ arrow, from, to, y }: { arrow: Arrow; from: number; to: number; y: number }) {
  const { label, note, unseen } = arrow
  const middle = (from + to) / 2
  return (
    <g className={unseen ? 'arrow arrow-unseen' : 'arrow'}>
      <text x={middle} y={y} textAnchor="middle">
        {label}
      </text>
      {from === to ? (
        <circle cx={from} cy={y + 8} r={4} />
      ) : (
        <>
          <line x1={from} x2={to} y1={y + 8} y2={y + 8} />
          <path d={`M${to} ${y + 8}l${to > from ? -8 : 8} -4v8z`} />
        </>
      )}
      {note && (
        <text className="arrow-note" x={middle} y={from === to ? y + 27 : y + 22} textAnchor="middle">
          {note}
        </text>
      )}
    </g>
  )
}
