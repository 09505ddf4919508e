/**
 * By what an applicant comes back to an application that was sent: a private link, and beside it a code that is shown
 * with the receipt and never sent. Neither is enough alone.
 */
export interface WayBack {
  /** 43 base64url characters; part of the link's address. */
  link: string
  /** Reads like `ABCD-EFGH-JKMN`. */
  code: string
}

/** Shows that somebody who comes with an application's private link is the applicant. */
export type Proof =
  /** The code of the receipt, as somebody typed it. */
  | { code: string }
  /** Keyed hash of the Myinfo account that has just logged in. */
  | { subject: string }

/**
 * The way back to applications. Whoever has only a link, or only a proof, learns nothing: not even that there is such
 * an application.
 */
export interface WayBackStore {
  /** What the receipt shows. Undefined for another session's application, and for one from before there were links. */
  ofSession(session: string, reference: string): Promise<WayBack | undefined>
  /** The private link, for the e-mail that brings it. */
  link(reference: string): Promise<string | undefined>
  /** What the page of a private link may ask for: the product, and the connection of the account that sent it. */
  find(reference: string, link: string): Promise<{ product: string; account?: string } | undefined>
  /** Whether a proof fits. The caller has seen to the link, and counts tries. */
  isProof(reference: string, proof: Proof): Promise<boolean>
  /** From now on a session sees the application as the one that sent it does, until that session ends; audited. */
  admit(session: string, reference: string): Promise<void>
}

/** The path of a private link. */
export function backPath(reference: string, link: string): string {
  return `/status/${reference}/${link}`
}

/** A code as it is kept, of one that was typed in any letters, with or without hyphens and spaces. */
export function codeOf(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z]/g, '')
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-')
}
