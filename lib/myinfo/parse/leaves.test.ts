import { describe, expect, test } from 'vitest'
import { parseDate, parseDateTime, parseMonth, parseTime, parseYear } from './calendar.ts'
import { parseCode } from './code.ts'
import { parseAddress, parsePhone } from './contact.ts'
import { parseBoolean, parseNumber, parseText } from './scalar.ts'
import { malformed } from './wire.ts'

const wrong = [[], [1], { value: {} }, { value: [] }, { value: { value: 'x' } }]

test.each([null, { value: null }, { value: null, source: '1' }])(
  'nothing is read of %j, and nothing is wrong',
  (wire) => {
    const parsers = [parseText, parseNumber, parseBoolean, parseDate, parseMonth, parseYear, parseTime, parseDateTime]
    const read = [...parsers, parsePhone, parseAddress].map((parse) => parse(wire))
    expect([...read, parseCode(wire, true)]).toEqual(Array(11).fill(undefined))
  },
)

describe('a text', () => {
  test.each([
    [{ value: 'A' }, 'A'],
    ['A', 'A'],
    [{ value: 12 }, '12'],
    [{ code: '53201', desc: 'HEALTHCARE ASSISTANT' }, 'HEALTHCARE ASSISTANT'],
    [{ code: '53201', desc: '' }, '53201'],
    [{ value: '' }, undefined],
    [{}, undefined],
  ])('%j is read as %j', (wire, expected) => {
    expect(parseText(wire)).toBe(expected)
  })

  test.each([...wrong, { value: true }, { desc: ['x'] }])('is refused: %j', (wire) => {
    expect(parseText(wire)).toBe(malformed)
  })
})

describe('a number', () => {
  test.each([
    [{ value: 0 }, 0],
    [{ value: -5.5 }, -5.5],
    [{ value: '1581.48' }, 1581.48],
    [{ value: ' 12,345 ' }, 12345],
    [{ value: 'NA' }, undefined],
    [{ value: 'n/a' }, undefined],
    [{ value: '-' }, undefined],
    [{ value: '' }, undefined],
    [7, 7],
  ])('%j is read as %j', (wire, expected) => {
    expect(parseNumber(wire)).toBe(expected)
  })

  const tooLarge = JSON.parse('1e999')
  test.each([
    ...wrong,
    { value: true },
    { value: 'many' },
    { value: '1e5' },
    { value: '0x10' },
    { value: '1,2' },
    { value: tooLarge },
    { value: '9'.repeat(400) },
  ])('is refused: %j', (wire) => {
    expect(parseNumber(wire)).toBe(malformed)
  })
})

describe('a yes or no', () => {
  test.each([
    [{ value: true }, true],
    [{ value: false }, false],
    [{ value: 'Y' }, true],
    [{ value: 'n' }, false],
    [{ value: 'true' }, true],
    [{ value: 'FALSE' }, false],
    [{ code: 'Y', desc: 'Owner' }, true],
    [{ value: 'NA' }, undefined],
    [{ value: null }, undefined],
    [null, undefined],
    [{ value: '' }, undefined],
  ])('%j is read as %j', (wire, expected) => {
    expect(parseBoolean(wire)).toBe(expected)
  })

  test.each([{ value: 1 }, { value: 'maybe' }, { value: {} }, []])('is refused: %j', (wire) => {
    expect(parseBoolean(wire)).toBe(malformed)
  })
})

describe('a date', () => {
  test.each(['2026-03-12', '2024-02-29', '1960', '1960-05'])('keeps its precision: %s', (value) => {
    expect(parseDate({ value })).toBe(value)
  })

  test.each([
    ['1960-00-00', '1960'],
    ['1960-05-00', '1960-05'],
    ['1960-00', '1960'],
  ])('with an unknown part keeps what is known: %s', (value, expected) => {
    expect(parseDate({ value })).toBe(expected)
  })

  test.each([
    '0000-00-00',
    '2023-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '12/03/2026',
    '20260312',
    '2026-3-1',
    '2026-03-12T00:00:00',
    'soon',
  ])('is refused: %s', (value) => {
    expect(parseDate({ value })).toBe(malformed)
  })

  test('that stands for none is none', () => {
    expect([parseDate({ value: '' }), parseDate({ value: 'NA' }), parseDate(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a month, a year and a time', () => {
  test('are read in their own form only', () => {
    expect(parseMonth({ value: '2026-02' })).toBe('2026-02')
    expect(parseYear({ value: 2025 })).toBe('2025')
    expect(parseTime({ value: '0901' })).toBe('0901')
    expect(parseTime({ value: '09:01' })).toBe('0901')
    expect(parseTime({ value: 901 })).toBe('0901')
  })

  test('are refused otherwise', () => {
    expect([
      parseMonth({ value: '2026' }),
      parseMonth({ value: '2026-13' }),
      parseMonth({ value: '2026-02-01' }),
    ]).toEqual([malformed, malformed, malformed])
    expect([parseYear({ value: '2025-01' }), parseYear({ value: 'TOYOTA' })]).toEqual([malformed, malformed])
    expect([parseTime({ value: '2460' }), parseTime({ value: '12345' })]).toEqual([malformed, malformed])
  })
})

describe('a day with its time', () => {
  test.each([
    ['2018-04-23T13:45:56', '2018-04-23T13:45:56'],
    ['2018-04-23T13:45:56+08:00', '2018-04-23T13:45:56+08:00'],
    ['23042018134556', '2018-04-23T13:45:56'],
    ['2018-04-23', '2018-04-23'],
  ])('%s is read as %s', (value, expected) => {
    expect(parseDateTime({ value })).toBe(expected)
  })

  test.each(['31022018134556', '2018-04-23T25:00:00', '2018-04', 'yesterday'])('is refused: %s', (value) => {
    expect(parseDateTime({ value })).toBe(malformed)
  })
})

describe('a code', () => {
  test.each([
    [
      { code: 'M', desc: 'MALE' },
      { code: 'M', description: 'MALE' },
    ],
    [{ code: 'M' }, { code: 'M', description: '' }],
    [{ desc: 'MALE' }, { code: '', description: 'MALE' }],
    [
      { code: 111, desc: '1-ROOM' },
      { code: '111', description: '1-ROOM' },
    ],
    [
      { code: 'ZZ', desc: 'NEVER HEARD OF' },
      { code: 'ZZ', description: 'NEVER HEARD OF' },
    ],
    [
      { code: 'M', desc: null },
      { code: 'M', description: '' },
    ],
  ])('%j is read as %j', (wire, expected) => {
    expect(parseCode(wire, true)).toEqual(expected)
  })

  test('that comes as a value is the code where a list is known, and words where none is', () => {
    expect(parseCode({ value: 'Y' }, true)).toEqual({ code: 'Y', description: 'Y' })
    expect(parseCode({ value: 'MANAGER' }, false)).toEqual({ code: '', description: 'MANAGER' })
  })

  test.each([...wrong, { code: {}, desc: [] }])('is refused: %j', (wire) => {
    expect(parseCode(wire, true)).toBe(malformed)
  })
})

describe('a telephone number', () => {
  test('is read in its parts, whatever is missing beside the number', () => {
    expect(parsePhone({ prefix: { value: '+' }, areacode: { value: '65' }, nbr: { value: '91234567' } })).toEqual({
      prefix: '+',
      areaCode: '65',
      number: '91234567',
    })
    expect(parsePhone({ areacode: { value: null }, nbr: { value: 91234567 } })).toEqual({
      prefix: '',
      areaCode: '',
      number: '91234567',
    })
    expect(parsePhone({ value: '+6591234567' })).toEqual({ prefix: '', areaCode: '', number: '+6591234567' })
  })

  test.each([
    [['+', '+65', '9123 4567'], '+65 9123 4567'],
    [['+', '65', '6591234567'], '+65 91234567'],
    [['', '65', '91234567'], '+65 91234567'],
    [['', '0065', '+65 91234567'], '+65 91234567'],
    [['+', '65', '65123456'], '+65 65123456'],
    [['+', '60', '6012345678'], '+60 6012345678'],
    [['+', '60', '+6012345678'], '+60 12345678'],
    [['', '', '+6591234567'], ' +6591234567'],
  ])('written as %j has its plus and its area code once', ([prefix, areacode, nbr], expected) => {
    const phone = parsePhone({ prefix: { value: prefix }, areacode: { value: areacode }, nbr: { value: nbr } })
    expect(phone).toMatchObject({ number: expect.any(String) })
    const { prefix: plus, areaCode, number } = phone as { prefix: string; areaCode: string; number: string }
    expect(`${plus}${areaCode} ${number}`).toBe(expected)
  })

  test('without the number itself is none', () => {
    expect(parsePhone({ prefix: { value: '+' }, areacode: { value: '65' }, nbr: { value: '' } })).toBeUndefined()
  })

  test.each([[], { nbr: { value: [] } }, { prefix: { value: {} }, nbr: { value: '91234567' } }])(
    'is refused: %j',
    (wire) => {
      expect(parsePhone(wire)).toBe(malformed)
    },
  )
})

describe('an address', () => {
  const parts = { block: { value: '102' }, street: { value: 'BEDOK NORTH AVENUE 4' }, postal: { value: '460102' } }
  const expected = {
    kind: 'parts',
    block: '102',
    building: '',
    floor: '',
    unit: '',
    street: 'BEDOK NORTH AVENUE 4',
    postal: '460102',
    country: { code: 'SG', description: 'SINGAPORE' },
  }
  const country = { code: 'SG', desc: 'SINGAPORE' }
  const lines = { line1: { value: '75 KG SG RAMAL LUAR' }, line2: { value: 'MALAYSIA' } }

  test('in parts is read in parts', () => {
    expect(parseAddress({ type: 'SG', ...parts, country, building: { value: null } })).toEqual(expected)
  })

  test('without a type is read by what is there', () => {
    expect(parseAddress({ ...parts, country })).toEqual(expected)
    expect(parseAddress({ ...parts })).toEqual({ ...expected, country: { code: '', description: '' } })
  })

  test.each(['Unformatted', 'UNFORMATTED', 'unformatted ', { value: 'UNFORMATTED' }, undefined])(
    'in lines is read in lines, its type written %j',
    (type) => {
      expect(parseAddress({ type, ...lines })).toEqual({ kind: 'lines', lines: ['75 KG SG RAMAL LUAR', 'MALAYSIA'] })
    },
  )

  test('of one type with the members of the other is read all the same', () => {
    expect(parseAddress({ type: 'UNFORMATTED', ...parts, country })).toEqual(expected)
    expect(parseAddress({ type: 'SG', ...lines })).toMatchObject({ kind: 'lines' })
  })

  test('with the members of both is what its type says', () => {
    expect(parseAddress({ type: 'Unformatted', ...parts, ...lines })).toMatchObject({ kind: 'lines' })
    expect(parseAddress({ type: 'SG', ...parts, ...lines })).toMatchObject({ kind: 'parts' })
  })

  test('in a single text is one line', () => {
    expect(parseAddress({ value: '1 EXAMPLE ROAD' })).toEqual({ kind: 'lines', lines: ['1 EXAMPLE ROAD'] })
  })

  test('of a country alone is none', () => {
    expect(parseAddress({ type: 'SG', block: { value: '' }, country })).toBeUndefined()
    expect(parseAddress(undefined)).toBeUndefined()
  })

  test.each([[], 7, { ...parts, postal: { value: {} } }, { line1: { value: true } }])('is refused: %j', (wire) => {
    expect(parseAddress(wire)).toBe(malformed)
  })
})
