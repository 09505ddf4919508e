import type { ReactNode } from 'react'

const looks = {
  primary: 'button button-primary',
  quiet: 'button button-quiet',
  danger: 'button button-danger',
  way: 'button button-way',
  singpass: 'button button-way singpass-button',
} as const

/** A submit button with its words for "busy" beside its own, so that its width never changes. */
export function SubmitButton({
  look = 'primary',
  busy,
  children,
  ...button
}: {
  look?: keyof typeof looks
  busy: string
  children: ReactNode
  name?: string
  value?: string
  /** Of another form than the one that it stands in. */
  form?: string
  formAction?: string
  formNoValidate?: boolean
}) {
  return (
    <button type="submit" className={looks[look]} {...button}>
      <span className="button-words">
        <span className="when-idle">{children}</span>
        <span className="when-busy">
          <span className="spinner" />
          {busy}
        </span>
      </span>
    </button>
  )
}
