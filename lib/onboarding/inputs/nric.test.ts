import { expect, test } from 'vitest'
import { nricProblem } from './nric.ts'

test.each(['S9812381D', 'S9912370B', 'F1612347K', 'G1612348Q', 'S0000001I', 'T0000001E', 'M1234567K'])(
  '%s has the right check letter',
  (text) => {
    expect(nricProblem(text)).toBeUndefined()
  },
)

test.each(['S9812381E', 'S9812388Z', 'T0000001I', 'F1612347L', 'G1612348K', 'M1234567X'])(
  '%s is told to have a check letter that does not fit its digits',
  (text) => {
    expect(nricProblem(text)).toBe('wrong-check-letter')
  },
)

test.each(['s9812381D', 'S981238D', 'A9812381D', 'S98123811D', '', 'S9812381D ', 'S98I2381D'])(
  '"%s" is told not to be written like a number of an identity card',
  (text) => {
    expect(nricProblem(text)).toBe('not-nric')
  },
)
