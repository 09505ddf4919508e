const weights = [2, 7, 6, 5, 4, 3, 2]
const letters: Readonly<Record<string, { offset: number; check: string }>> = {
  S: { offset: 0, check: 'JZIHGFEDCBA' },
  T: { offset: 4, check: 'JZIHGFEDCBA' },
  F: { offset: 0, check: 'XWUTRQPNMLK' },
  G: { offset: 4, check: 'XWUTRQPNMLK' },
  M: { offset: 3, check: 'XWUTRQPNJLK' },
}

/**
 * Whether a text is shaped as an NRIC or FIN (S, T, F, G, M, seven digits, a letter) and its check letter agrees.
 *
 * A typing aid only: it proves nothing about a person, and never opens anything.
 */
export function isNricOrFin(text: string): boolean {
  const match = /^([STFGM])(\d{7})([A-Z])$/.exec(text)
  const series = letters[match?.[1] ?? '']
  if (!match?.[2] || !series) return false

  const sum = weights.reduce((total, weight, index) => total + weight * Number(match[2]?.[index]), series.offset)
  return series.check[sum % 11] === match[3]
}
