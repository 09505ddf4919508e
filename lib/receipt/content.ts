/** All that a PDF receipt says, in the applicant's language and ready to print. */
export interface ReceiptContent {
  /** As `lang` of the document: `en`. */
  language: string
  /** Who offers the product, at the head: by name, or by a logo with the name as its words. */
  brand: { name: string; operator: string; logo?: ReceiptLogo }
  /** At the head of each page, where nothing of it is real. */
  standIn?: string
  title: string
  /** Under the title: which product, when. */
  lead: readonly string[]
  reference: { label: string; text: string }
  /** Letters that staff see beside the same application, and what they are for. */
  check: { label: string; text: string; why: string }
  next: { title: string; steps: readonly { when: string; what: string }[] }
  answers: { title: string; steps: readonly ReceiptStep[] }
  /** What is deleted and what is kept, each with its time. */
  kept: { title: string; rows: readonly { when: string; what: string }[] }
  /** At the end: what was left out, whom to ask. */
  notes: readonly string[]
  /** Explains `[U+0041]`; printed only where such a number stands. */
  lettersNote: string
  /** With `{page}` and `{pages}` in it. */
  footer: string
}

/** A picture, `data:` address of a PNG or JPEG, and its size in points. */
export interface ReceiptLogo {
  picture: string
  width: number
  height: number
}

/** The answers of one step on the receipt. */
export interface ReceiptStep {
  title: string
  answers: readonly ReceiptAnswer[]
}

/** One answer, and who vouches for it. */
export interface ReceiptAnswer {
  label: string
  body: ReceiptBody
  provenance?: string
}

/** What stands beside a question on the receipt: text, a table, or a sheet for each row. */
export type ReceiptBody =
  | { kind: 'text'; lines: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'sheets'; sheets: readonly { title?: string; lines: readonly { label: string; text: string }[] }[] }
