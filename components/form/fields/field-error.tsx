'use client'

import { useContext } from 'react'
import { WarningIcon } from '../../site/icons.tsx'
import { Problems } from '../../site/problems.tsx'

/** The place of a field's error, between label and input; empty and hidden while there is none. It stands
 * for the input that it is of, or for several. */
export function FieldError({ of, inputs = [of] }: { of: string; inputs?: readonly string[] }) {
  const { error, byInput } = useContext(Problems)
  const text = inputs.map((input) => byInput[input]).find((problem) => problem !== undefined)
  return (
    <p id={`${of}-error`} className="field-error" hidden={!text}>
      {text && (
        <>
          <WarningIcon size={16} />
          <span>
            <span className="sr-only">{error} </span>
            {text}
          </span>
        </>
      )}
    </p>
  )
}
