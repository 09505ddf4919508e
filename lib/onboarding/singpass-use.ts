/**
 * What a product uses Singpass for. The official button has artwork of its own for each; partners make no wording of
 * theirs. Binding since 1 September 2026.
 *
 * @see Singpass developer documentation, Getting started, "Singpass Button Design Specification"
 */
export type SingpassUse = (typeof singpassUses)[number]

/** Every use: applying for something, opening an account, proving who one is, logging in. */
export const singpassUses = ['application', 'sign-up', 'verification', 'login'] as const

/** An official picture of the button, exactly as Singpass supplies it. */
export interface SingpassArtwork {
  /** Path under `public`: `/brand/apply-with-singpass.svg`. */
  src: string
  /** Pixels, as in the file. */
  width: number
  height: number
  /** The words in the picture, letter by letter: the button's name for people who do not see it. Not translated. */
  label: string
}

/** The words of the text button that stands in for the artwork in the demo. Not translated either. */
export const standInLabel = 'Retrieve Myinfo with Singpass'
