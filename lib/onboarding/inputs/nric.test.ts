import { expect, test } from 'vitest'
import { isNricOrFin } from './nric.ts'

test.each(['S9812381D', 'S9912370B', 'F1612347K', 'G1612348Q', 'S0000001I', 'T0000001E', 'M1234567K'])(
  '%s has the right check letter',
  (text) => {
    expect(isNricOrFin(text)).toBe(true)
  },
)

test.each(['S9812388Z', 'S9812381E', 's9812381D', 'S981238D', 'A9812381D', 'S98123811D', '', 'S9812381D '])(
  '"%s" is refused',
  (text) => {
    expect(isNricOrFin(text)).toBe(false)
  },
)
