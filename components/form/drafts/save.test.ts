import { expect, test } from 'vitest'
import { wordsFor } from '../../words/index.ts'
import { closedWords } from './closed-words.ts'
import { closings, readSave } from './save.ts'

const words = closedWords('sent', wordsFor('en'))

test('answers that were kept are said to be kept', async () => {
  expect(await readSave(new Response(null, { status: 204 }))).toBe('kept')
})

test.each(closings)('a form that is closed (%s) is known from one that could not be saved', async (closed) => {
  const told = { closed, page: '/savings-account?outcome=x', words: closedWords(closed, wordsFor('en')) }
  expect(await readSave(Response.json(told, { status: 409 }))).toEqual(told)
})

test.each([
  ['no answer', undefined],
  ['an answer that says nothing', new Response(null, { status: 409 })],
  ['a closing that nobody knows', Response.json({ closed: 'toString', page: '/', words }, { status: 409 })],
  ['a closing without words', Response.json({ closed: 'sent', page: '/' }, { status: 409 })],
  ['a page of another site', Response.json({ closed: 'sent', page: 'https://evil.example', words }, { status: 409 })],
  ['a server that is away', Response.json({ closed: 'sent', page: '/', words }, { status: 503 })],
  ['a redirect', new Response(null, { status: 303, headers: { location: '/' } })],
])('%s is a save that failed', async (_, answer) => expect(await readSave(answer)).toBe('failed'))
