import { expect, test } from 'vitest'
import type { Member } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { wordsFor } from '../words/index.ts'
import { receiptSheets } from './receipt-sheets.ts'

function sheetsOf(name: string, record: RecordValue) {
  const attribute = findAttribute(name)
  const words = wordsFor('en')
  const members = 'members' in attribute.shape ? attribute.shape.members : []
  const labelOf = (member: Member) => words.memberLabel(attribute, member)
  return receiptSheets({ members, record, labelOf, words }).map(({ title, lines }) => [
    title,
    ...lines.map(({ label, text }) => `${label}: ${text}`),
  ])
}

test('records inside a record follow its own members, each under its name', () => {
  const transcript = {
    name: 'GCE O-LEVEL',
    yearAttained: '2001',
    results: [
      { subject: 'ENGLISH', grade: 'A1' },
      { subject: 'MATHEMATICS', grade: 'A2' },
    ],
  }
  expect(sheetsOf('academicQualifications', { transcripts: [transcript] })).toEqual([
    ['Transcripts', 'Qualification: GCE O-LEVEL', 'Year attained: 2001'],
    ['Results 1', 'Subject: ENGLISH', 'Grade: A1'],
    ['Results 2', 'Subject: MATHEMATICS', 'Grade: A2'],
  ])
})

test('a record with no records inside is one sheet', () => {
  expect(sheetsOf('noticeOfAssessment', { yearOfAssessment: '2026', assessableIncome: 84_000 })).toEqual([
    [undefined, 'Year of assessment: 2026', 'Assessable income: S$84,000'],
  ])
})

test('of a child who has died it says so in other words than the register, and of no other', () => {
  const child = { name: 'LEE AN EXAMPLE', dateOfBirth: '2015-10-31' }
  const saying = (lifeStatus: RecordValue) => sheetsOf('childrenBirthRecords', { ...child, ...lifeStatus })[0]?.at(-1)
  expect(saying({ lifeStatus: { code: 'D', description: 'DECEASED' } })).toBe('Life status: Passed away')
  expect(saying({ lifeStatus: { code: 'A', description: 'ALIVE' } })).toBe('Life status: ALIVE')
})
