const height = 72
const step = 40

/** A bar for each amount, in the table's order. Decoration: the table below says the same in words. */
export function AmountChart({ bars }: { bars: readonly { amount: number; label: string }[] }) {
  const most = Math.max(...bars.map(({ amount }) => amount), 1)
  const width = bars.length * step
  const last = bars.length - 1
  return (
    <svg className="chart mb-4" viewBox={`0 0 ${width} ${height + 24}`} aria-hidden="true" focusable="false">
      {bars.map(({ amount, label }, index) => {
        const size = Math.max((Math.max(amount, 0) / most) * height, 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two payments may be for the same month
          <g key={index}>
            <rect className="chart-bar" x={index * step + 8} y={height - size} width={step - 16} height={size} rx="2" />
            {(index === 0 || index === last) && (
              <text
                className="chart-text"
                x={index === 0 ? 8 : width - 8}
                y={height + 20}
                textAnchor={index === 0 ? 'start' : 'end'}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
      <line className="chart-line" x1="0" y1={height + 0.5} x2={width} y2={height + 0.5} />
    </svg>
  )
}
