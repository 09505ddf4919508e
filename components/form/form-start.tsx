import { FormToken } from '../site/form-token.tsx'

/** What every form of a step posts besides its answers, and the button that Enter in a text box presses. */
export function FormStart({
  csrfToken,
  draftId,
  stepId,
  onward,
}: {
  csrfToken: string
  draftId: string
  stepId: string
  /** The intent of the button that goes on. */
  onward: string
}) {
  return (
    <>
      <FormToken value={csrfToken} />
      <input type="hidden" name="form" value={draftId} />
      <input type="hidden" name="step" value={stepId} />
      {/* Enter in a text box presses the first button of a form; this one goes on. */}
      <button type="submit" name="intent" value={onward} hidden tabIndex={-1} />
    </>
  )
}
