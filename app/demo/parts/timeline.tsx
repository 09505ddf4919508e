import type { TraceEvent } from 'singpass-client'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { shownSteps, titleOf } from './happened.ts'

const lanes = { browser: 90, server: 400, singpass: 710 } as const
const rowHeight = 34
const top = 50

/**
 * The journey as arrows between three lanes. Heights are steps, numbers are times of our own clock; what happened at
 * Singpass with the person is not seen by us. The steps above say the same in words.
 */
export function Timeline({ journey }: { journey: Journey }) {
  const steps = shownSteps(journey)
  const height = top + steps.length * rowHeight + 20
  return (
    <svg
      className="demo-timeline mt-3"
      viewBox={`0 0 800 ${height}`}
      role="img"
      aria-label={`${steps.length} steps between the browser, our server and Singpass; the list above says the same.`}
    >
      {Object.entries({ browser: 'Browser', server: 'Our server', singpass: 'Singpass' } as const).map(
        ([lane, name]) => {
          const x = lanes[lane as keyof typeof lanes]
          return (
            <g key={lane}>
              <text className="demo-lane" x={x} y={20} textAnchor="middle">
                {name}
              </text>
              <line x1={x} x2={x} y1={30} y2={height - 10} strokeDasharray={lane === 'singpass' ? '4 4' : undefined} />
            </g>
          )
        },
      )}
      {steps.map(({ at, event }, index) => {
        const y = top + index * rowHeight + 14
        const [from, to] = waysOf(event)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <g key={index}>
            <text x={(from + to) / 2} y={y - 6} textAnchor="middle">
              {titleOf(event)}, +{at - journey.startedAt} ms
            </text>
            {from === to ? (
              <circle cx={from} cy={y + 2} r={4} fill="currentColor" />
            ) : (
              <>
                <line className="demo-arrow" x1={from} x2={to} y1={y} y2={y} />
                <path d={`M${to} ${y}l${to > from ? -8 : 8} -4v8z`} fill="currentColor" />
              </>
            )}
          </g>
        )
      })}
    </svg>
  )
}

function waysOf(event: Exclude<TraceEvent, { kind: 'check' }>): [from: number, to: number] {
  if (event.kind === 'call') return [lanes.server, lanes.singpass]
  if (event.kind === 'redirect') return [lanes.browser, lanes.singpass]
  if (event.kind === 'callback') return [lanes.browser, lanes.server]
  return [lanes.server, lanes.server]
}
