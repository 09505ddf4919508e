import { ByItself } from '@/components/demo/by-itself.tsx'
import { FormToken } from '@/components/site/form-token.tsx'
import type { Tour } from '@/lib/demo/tours.ts'
import type { TourState } from '@/lib/server/demo/tours.ts'

interface Props {
  tour: Tour
  state: TourState
  csrfToken: string
}

/** Back, next, run or pause, and leave; by buttons, by arrow keys and Escape, and by itself where it is asked to. */
export function TourControls({ tour, state, csrfToken }: Props) {
  const { step, playing } = state
  const isLast = step >= tour.steps.length - 1
  const seconds = playing && !isLast ? { seconds: tour.seconds } : {}
  return (
    <div className="tour-controls">
      <form method="post" action="/api/demo">
        <FormToken value={csrfToken} />
        <input type="hidden" name="do" value="tour" />
        <input type="hidden" name="tour" value={tour.id} />
        {step > 0 && (
          <button type="submit" id="tour-back" name="step" value={step - 1} className="demo-button">
            Back
          </button>
        )}
        {!isLast && (
          <button type="submit" id="tour-next" name="step" value={step + 1} className="demo-button demo-button-main">
            Next
          </button>
        )}
        <ByItself
          key={`${step} ${playing}`}
          next="tour-next"
          back="tour-back"
          leave="tour-leave"
          alone={state.stage}
          {...seconds}
        />
      </form>
      {!isLast && (
        <form method="post" action="/api/demo">
          <FormToken value={csrfToken} />
          <input type="hidden" name="do" value="tour-pace" />
          <button type="submit" name="playing" value={playing ? '' : '1'} className="demo-button">
            {playing ? 'Pause' : 'Run by itself'}
          </button>
        </form>
      )}
      <form method="post" action="/api/demo">
        <FormToken value={csrfToken} />
        <input type="hidden" name="do" value="tour" />
        <button type="submit" id="tour-leave" name="tour" value="" className="demo-button">
          Leave
        </button>
      </form>
    </div>
  )
}
