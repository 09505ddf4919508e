import { FormToken } from '@/components/site/form-token.tsx'
import type { Tour } from '@/lib/demo/tours.ts'

interface Props {
  tour: Tour
  csrfToken: string
  /** On the presenter's stage. */
  stage?: boolean
  /** What a link has set. */
  set?: { product?: string | undefined; person?: string | undefined; fault?: string | undefined }
}

/** Starts a tour at its first step: by hand, or running by itself. */
export function StartTour({ tour, csrfToken, stage = false, set = {} }: Props) {
  const chosen = Object.entries(set).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return (
    <form method="post" action="/api/demo" className="demo-form">
      <FormToken value={csrfToken} />
      <input type="hidden" name="do" value="tour" />
      <input type="hidden" name="tour" value={tour.id} />
      <input type="hidden" name="step" value="0" />
      <input type="hidden" name="stage" value={stage ? '1' : ''} />
      {chosen.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="flex flex-wrap gap-3">
        <button type="submit" name="playing" value="" className="demo-button">
          Start, step by step
        </button>
        <button type="submit" name="playing" value="1" className="demo-button">
          Start, running by itself
        </button>
      </p>
    </form>
  )
}
