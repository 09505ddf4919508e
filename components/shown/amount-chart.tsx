const height = 72
const step = 40

export interface Bar {
  amount: number
  /** The month, in the reader's form. */
  label: string
}

/** A bar for each month, in the table's order. Decoration: the table below says the same in words. */
export function AmountChart({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ amount }) => amount), 1)
  const width = bars.length * step
  return (
    <div className="mb-4" aria-hidden="true">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${height + 1}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {bars.map(({ amount, label }, index) => {
          const size = Math.max((Math.max(amount, 0) / most) * height, 1)
          return (
            <rect
              key={label}
              className="chart-bar"
              x={index * step + 10}
              y={height - size}
              width={step - 20}
              height={size}
            />
          )
        })}
        <line className="chart-line" x1="0" y1={height + 0.5} x2={width} y2={height + 0.5} />
      </svg>
      <p className="flex max-w-none justify-between text-small text-ink-soft">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
    </div>
  )
}
