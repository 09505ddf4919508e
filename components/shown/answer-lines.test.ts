import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { wordsFor } from '../words/index.ts'
import { answerLines } from './answer-lines.ts'

const [en, zh] = [wordsFor('en'), wordsFor('zh')]

test('a question is read by its kind, and what was typed is marked as being in its own language', () => {
  const question = {
    kind: 'question',
    id: 'why',
    label: { en: 'Why' },
    answer: { kind: 'text', maxLength: 9 },
  } as const
  expect(answerLines({ field: { name: 'why', question }, stored: '因为', words: en })).toEqual({
    kind: 'value',
    lines: [{ name: 'why', text: '因为', language: 'zh' }],
  })
})

test('a code is read in the reader’s language, and one that no list knows as Myinfo described it', () => {
  const field = { name: 'sex', attribute: findAttribute('sex') }
  const said = (stored: unknown) => answerLines({ field, stored, words: zh })
  expect(said({ code: 'F', description: 'Female' })).toMatchObject({ lines: [{ text: '女' }] })
  expect(said({ code: 'Q', description: 'A NEW CODE' })).toMatchObject({ lines: [{ text: 'A NEW CODE' }] })
})

test('a record is read member by member, those without an answer as nothing', () => {
  const field = { name: 'noticeOfAssessment', attribute: findAttribute('noticeOfAssessment') }
  const answer = answerLines({ field, stored: { assessableIncome: 84_000 }, words: en })
  expect(answer.kind === 'record' && answer.lines.map(({ label, text }) => [label, text])).toEqual(
    expect.arrayContaining([[expect.any(String), 'S$84,000']]),
  )
})

test('rows are read one by one, each under its own title', () => {
  const field = { name: 'childrenBirthRecords', attribute: findAttribute('childrenBirthRecords') }
  const answer = answerLines({ field, stored: [{ name: 'A' }, { name: 'B', dateOfBirth: '2020-02-01' }], words: en })
  expect(answer).toMatchObject({
    kind: 'records',
    rows: [
      { title: 'Child 1', lines: expect.arrayContaining([expect.objectContaining({ label: 'Name', text: 'A' })]) },
      {
        title: 'Child 2',
        lines: expect.arrayContaining([
          expect.objectContaining({ name: 'childrenBirthRecords-1-dateOfBirth', text: '1 February 2020' }),
        ]),
      },
    ],
  })
})

test('what is of another shape than the field, from before it changed, is read as nothing and breaks nothing', () => {
  const field = { name: 'vehicles', attribute: findAttribute('vehicles') }
  expect(answerLines({ field, stored: 'none', words: en })).toEqual({ kind: 'records', rows: [] })
  expect(answerLines({ field: { name: 'gone' }, stored: ['a', 'b'], words: en })).toMatchObject({
    lines: [{ text: 'a\nb' }],
  })
})
