import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import type { Input } from './input.ts'
import { type TypedTexts, textsOf } from './typed-texts.ts'

/** What Myinfo supplied for a value that the applicant may change: what its inputs hold, and what is stored of it. */
export interface Delivered {
  texts: TypedTexts
  /** Exactly as delivered; undefined where it is read from the texts, and in the browser, which stores nothing. */
  stored?: unknown
}

/** Whether an input still holds a text, as a browser shows it and sends it back. */
export function isSameText(typed: string | string[] | undefined, given: string | string[] | undefined): boolean {
  return sent(typed) === sent(given)
}

/** The one that stands in the inputs untouched, of all that Myinfo supplied: a row that was removed moves the others up. */
export function untouched(
  { inputs, delivered = [] }: { inputs: readonly Input[]; delivered?: readonly Delivered[] },
  typed: TypedTexts,
): Delivered | undefined {
  return delivered.find(({ texts }) => inputs.every(({ name }) => isSameText(typed[name], texts[name])))
}

/** A box has one line, no blanks around it that anyone would notice, signs for controls, and whole letters. */
function sent(text: string | string[] | undefined): string {
  const parts = textsOf(text).map((part) =>
    visibleText(part)
      .replaceAll(/[\r\n]/g, '')
      .trim(),
  )
  return parts.join('\n').replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
