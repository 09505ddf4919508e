import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { Words } from './index.ts'

interface Choice {
  value: string
  label: string
}

const mostRadios = 5

/** The choices of an input, from its question or from its code list. */
export function choicesOf({ options, codes, also }: Input, words: Words): Choice[] {
  if (options) return options.map(({ value, label }) => ({ value, label: words.of(label) }))
  if (!codes) return []
  const entries = also ? [...words.codes(codes), also] : words.codes(codes)
  return entries.map(({ code, description }) => ({ value: code, label: description || code }))
}

/** Few choices are seen at once; many are a list to open. */
export function isSeenAtOnce(input: Input, words: Words): boolean {
  if (input.type === 'choices') return true
  return input.type === 'choice' && !input.searched && choicesOf(input, words).length <= mostRadios
}
