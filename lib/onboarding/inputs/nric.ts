const weights = [2, 7, 6, 5, 4, 3, 2]
const letters: Readonly<Record<string, { offset: number; check: string }>> = {
  S: { offset: 0, check: 'JZIHGFEDCBA' },
  T: { offset: 4, check: 'JZIHGFEDCBA' },
  F: { offset: 0, check: 'XWUTRQPNMLK' },
  G: { offset: 4, check: 'XWUTRQPNMLK' },
  M: { offset: 3, check: 'XWUTRQPNJLK' },
}

/**
 * What is wrong with a text as an NRIC or FIN: its shape (S, T, F, G or M, seven digits, a letter), or the check letter
 * beside its digits. Undefined where nothing is.
 *
 * A typing aid only: it proves nothing about a person, and never opens anything.
 */
export function nricProblem(text: string): 'not-nric' | 'wrong-check-letter' | undefined {
  const [, first = '', digits = '', last] = /^([STFGM])(\d{7})([A-Z])$/.exec(text) ?? []
  const series = letters[first]
  if (!series) return 'not-nric'

  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), series.offset)
  return series.check[sum % 11] === last ? undefined : 'wrong-check-letter'
}
