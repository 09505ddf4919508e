import { describe, expect, test } from 'vitest'
import { findAttribute } from '../catalogue.ts'
import type { Language, Wording } from '../language.ts'
import type { Address } from '../person.ts'
import { formatValue, shownMembers } from './format.ts'
import { addressLines, maskNric, maskNrics } from './leaf.ts'

const english: Wording = { language: 'en', yes: 'Yes', no: 'No' }

function reading(language: Language): Wording {
  return { ...english, language }
}

describe('money', () => {
  test.each([
    [5000, 'S$5,000'],
    [0, 'S$0'],
    [1234567.5, 'S$1,234,567.50'],
    [0.01, 'S$0.01'],
    [-250, '-S$250'],
  ])('%d is written %s', (amount, text) => {
    expect(formatValue({ kind: 'money' }, amount, english)).toBe(text)
  })

  test('is written alike in every language of Singapore', () => {
    const texts = (['zh', 'ms', 'ta'] as const).map((language) =>
      formatValue({ kind: 'money' }, 12500, reading(language)),
    )
    expect(texts).toEqual(['S$12,500', 'S$12,500', 'S$12,500'])
  })
})

describe('a date', () => {
  test.each([
    ['2026-03-12', '12 March 2026'],
    ['1960-05', 'May 1960'],
    ['1960', '1960'],
    ['someday', 'someday'],
  ])('%s is written %s', (date, text) => {
    expect(formatValue({ kind: 'date' }, date, english)).toBe(text)
  })

  test('follows the reader’s language', () => {
    expect(formatValue({ kind: 'date' }, '2026-03-12', reading('zh'))).toBe('2026年3月12日')
    expect(formatValue({ kind: 'date' }, '2026-03-12', reading('ms'))).toBe('12 Mac 2026')
    expect(formatValue({ kind: 'date' }, '2026-03-12', reading('ta'))).toBe('12 மார்ச், 2026')
  })

  test('of a month is short, and a time has its colon', () => {
    expect(formatValue({ kind: 'month' }, '2026-03', english)).toBe('Mar 2026')
    expect(formatValue({ kind: 'time' }, '0901', english)).toBe('09:01')
    expect(formatValue({ kind: 'date-time' }, '2018-04-23T13:45:56+08:00', english)).toBe('23 April 2018, 13:45')
    expect(formatValue({ kind: 'date-time' }, '2018-04-23T20:45:56Z', english)).toBe('24 April 2018, 04:45')
    expect(formatValue({ kind: 'date-time' }, '2018-01-01T01:45:56.5+09:30', english)).toBe('1 January 2018, 00:15')
    expect(formatValue({ kind: 'date-time' }, '2018-04-23T13:45:56', english)).toBe('23 April 2018, 13:45')
  })
})

describe('a telephone number', () => {
  test.each([
    ['+', '65', '91234567', '+65 9123 4567'],
    ['+', '60', '123456789', '+60 123456789'],
    ['+', '852', '12345678', '+852 12345678'],
    ['+', '65', '912345678', '+65 912345678'],
    ['', '', '+6591234567', '+6591234567'],
  ])('%s%s %s is written %s', (prefix, areaCode, number, text) => {
    expect(formatValue({ kind: 'phone' }, { prefix, areaCode, number }, english)).toBe(text)
  })
})

describe('an address', () => {
  const home: Address = {
    kind: 'parts',
    block: '102',
    building: 'PEARL GARDEN',
    floor: '09',
    unit: '128',
    street: 'BEDOK NORTH AVENUE 4',
    postal: '460102',
    country: { code: 'SG', description: 'SINGAPORE' },
  }

  test('is written in lines', () => {
    expect(addressLines(home)).toEqual(['102 BEDOK NORTH AVENUE 4', '#09-128 PEARL GARDEN', 'SINGAPORE 460102'])
  })

  test('has no line for what it lacks', () => {
    expect(addressLines({ ...home, building: '', floor: '', unit: '', postal: '' })).toEqual([
      '102 BEDOK NORTH AVENUE 4',
      'SINGAPORE',
    ])
    expect(addressLines({ ...home, floor: '', building: '' })[1]).toBe('#128')
    expect(addressLines({ ...home, unit: '', building: '' })[1]).toBe('#09')
  })

  test('abroad keeps its lines', () => {
    expect(formatValue({ kind: 'address' }, { kind: 'lines', lines: ['1 Main St', 'Ohio'] }, english)).toBe(
      '1 Main St\nOhio',
    )
  })
})

describe('a code', () => {
  test('is written by what it says, and by itself when it says nothing', () => {
    expect(formatValue({ kind: 'code' }, { code: 'M', description: 'MALE' }, english)).toBe('MALE')
    expect(formatValue({ kind: 'code' }, { code: 'M', description: '' }, english)).toBe('M')
  })
})

describe('other values', () => {
  test('are written in the caller’s words, or as they are', () => {
    expect(formatValue({ kind: 'boolean' }, true, { language: 'ms', yes: 'Ya', no: 'Tidak' })).toBe('Ya')
    expect(formatValue({ kind: 'boolean' }, false, english)).toBe('No')
    expect(formatValue({ kind: 'number' }, 1598.25, english)).toBe('1,598.25')
    expect(formatValue({ kind: 'text' }, ' O\u0000Brien <b> 2026-03-12', english)).toBe(' O\u0000Brien <b> 2026-03-12')
  })

  test('of a file are written by their size', () => {
    expect(formatValue({ kind: 'file' }, 'A'.repeat(16_000), english)).toBe('12 kB')
  })
})

describe('a notice of assessment', () => {
  const { shape } = findAttribute('noticeOfAssessment')
  const members = 'members' in shape ? shape.members : []
  const notice = { yearOfAssessment: '2025', type: 'ORIGINAL', assessableIncome: 64400, trade: 0 }

  function written(record: object): string[][] {
    return shownMembers(members, { ...record }, english).map(({ member, text }) => [member.name, text])
  }

  test('shows every field that is there, in the order of the guidelines', () => {
    expect(written(notice)).toEqual([
      ['yearOfAssessment', '2025'],
      ['type', 'ORIGINAL'],
      ['assessableIncome', 'S$64,400'],
      ['trade', 'S$0'],
    ])
  })

  test('for tax clearance says so after its type', () => {
    expect(written({ ...notice, taxClearance: true })[1]).toEqual(['type', 'ORIGINAL Clearance'])
    expect(written({ yearOfAssessment: '2025', taxClearance: true })).toContainEqual(['type', 'Clearance'])
  })

  test('never shows the tax clearance flag itself', () => {
    expect(written({ ...notice, taxClearance: false })).toEqual(written(notice))
    expect(written({ ...notice, taxClearance: true }).map(([name]) => name)).not.toContain('taxClearance')
  })

  test('is one line as a text', () => {
    expect(formatValue(shape, { ...notice, taxClearance: true }, english)).toBe(
      '2025, ORIGINAL Clearance, S$64,400, S$0',
    )
  })
})

describe('rows', () => {
  test('are written a line each, in their order', () => {
    const rows = [
      { paidOn: '2026-02-10', forMonth: '2026-01', employer: 'A PTE LTD', amount: 500 },
      { paidOn: '2026-01-09', forMonth: '2025-12', employer: 'A PTE LTD', amount: 500.5 },
    ]
    expect(formatValue(findAttribute('cpfContributions').shape, rows, english)).toBe(
      '9 January 2026, Dec 2025, A PTE LTD, S$500.50\n10 February 2026, Jan 2026, A PTE LTD, S$500',
    )
  })
})

describe('a masked NRIC', () => {
  test('keeps its first letter and its last four characters', () => {
    expect(maskNric('S9812381D')).toBe('S••••381D')
  })

  test.each(['', 'S1D', 'S98123811', '*****567A', 'PASSPORT123'])(
    'of any text hides at least four characters: %j',
    (text) => {
      expect(maskNric(text)).toContain('••••')
      expect(maskNric(text).replaceAll('•', '').length).toBeLessThanOrEqual(5)
    },
  )

  test('of another length shows its last character only', () => {
    expect(maskNric('PASSPORT1234')).toBe('••••4')
  })
})

test.each([
  ['S1234567D', 'S••••567D'],
  ['SEE S1234567D/g7654321k.', 'SEE S••••567D/g••••321k.'],
  ['号码是S1234567D。', '号码是S••••567D。'],
  ['WBAFS1234567DX12', 'WBAFS1234567DX12'],
  ['S12345678D', 'S12345678D'],
  ['S1234567D1', 'S1234567D1'],
])('in %s the identity numbers are masked, and nothing else', (text, expected) => {
  expect(maskNrics(text)).toBe(expected)
})
