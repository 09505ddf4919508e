'use client'

import type { ComponentProps } from 'react'
import { Autosave } from './autosave.tsx'

/**
 * The ways to leave a step as it is, checked or not: with a private link to come back by, or without what came from
 * Myinfo; what is typed stays. Beside them is said that it is kept as it is typed.
 */
export function Leaving({
  productId,
  later,
  discard,
  ...autosave
}: {
  productId: string
  later: string
  /** Where there is something of Myinfo to delete. */
  discard?: string
} & ComponentProps<typeof Autosave>) {
  const forms = `/api/forms/${productId}`
  return (
    <div className="mt-2 flex min-h-11 flex-wrap items-center justify-between gap-x-6">
      <p>
        <button type="submit" formAction={`${forms}/resume-link`} formNoValidate className="link-button">
          {later}
        </button>
      </p>
      {discard && (
        <button type="submit" formAction={`${forms}/discard`} formNoValidate className="link-button">
          {discard}
        </button>
      )}
      <Autosave {...autosave} />
    </div>
  )
}
