import { describe, expect, test } from 'vitest'
import { parsePerson } from './parse-person.ts'
import { hasPassedAway, yearOfBirth } from './passed-away.ts'
import type { RecordValue } from './person.ts'

function childWith(lifestatus: unknown): RecordValue {
  const wire = { childrenbirthrecords: [{ source: '1', name: { value: 'LEE AN' }, lifestatus }] }
  const children = parsePerson(wire, ['childrenBirthRecords']).person.childrenBirthRecords
  const [child] = children?.state === 'present' && Array.isArray(children.value) ? children.value : []
  return typeof child === 'object' ? child : {}
}

describe('a child', () => {
  test.each([{ code: 'D', desc: 'DECEASED' }, { code: 'D' }, { desc: 'Deceased' }, { value: 'D' }, 'DECEASED'])(
    'has died whose life status is delivered as %j',
    (lifestatus) => expect(hasPassedAway(childWith(lifestatus))).toBe(true),
  )

  test.each([
    { code: 'A', desc: 'ALIVE' },
    { code: 'A', desc: 'DECEASED' },
    { code: 'U', desc: '' },
    null,
    undefined,
    7,
  ])('is not said to have died whose life status is delivered as %j', (lifestatus) =>
    expect(hasPassedAway(childWith(lifestatus))).toBe(false),
  )

  test('was born in the year of a date of any precision', () => {
    expect(['2015-10-31', '2015-10', '2015', undefined].map((dateOfBirth) => yearOfBirth({ dateOfBirth }))).toEqual([
      '2015',
      '2015',
      '2015',
      undefined,
    ])
  })
})
