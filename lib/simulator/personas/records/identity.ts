import { createHash } from 'node:crypto'

const weights = [2, 7, 6, 5, 4, 3, 2]

const series = {
  S: { offset: 0, letters: 'JZIHGFEDCBA' },
  T: { offset: 4, letters: 'JZIHGFEDCBA' },
  F: { offset: 0, letters: 'XWUTRQPNMLK' },
  G: { offset: 4, letters: 'XWUTRQPNMLK' },
  M: { offset: 3, letters: 'XWUTRQPNJLK' },
} as const

/**
 * Writes an NRIC or FIN with a valid check letter.
 *
 * Personas use numbers from 9990001 on: in the T series these wait for people born in 2099, and the series of FINs are
 * nowhere near them. They read as fake and belong to nobody.
 */
export function buildIdentityNumber(prefix: keyof typeof series, serial: number): string {
  const digits = String(serial).padStart(7, '0')
  const { offset, letters } = series[prefix]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), offset)
  return `${prefix}${digits}${letters[sum % 11]}`
}

/** A UUID that stays the same for the same seed, so that a persona is recognised after a restart. */
export function buildSubject(seed: string): string {
  const hex = createHash('sha256').update(`simulator persona ${seed}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
