import { expect } from '@playwright/test'
import { createVisitor, csrfTokenOf, open } from '../bin/browser/journey-by-http.ts'
import { test } from './faults/fault-test.ts'

test('F004 S32 a visitor who opens forms without end is told when to come back, and nobody else is', async () => {
  const visitor = await createVisitor()
  const csrfToken = csrfTokenOf(await open(visitor, '/savings-account'))
  const press = (who: typeof visitor, token: string) =>
    who.context.post('/api/forms/savings-account/by-hand', {
      form: { csrfToken: token },
      headers: { origin: new URL(process.env.E2E_APP_URL ?? '').origin },
      maxRedirects: 0,
    })
  const answers = []
  for (let time = 0; time < 31; time += 1) answers.push(await press(visitor, csrfToken))

  expect(answers.map((answer) => answer.status())).toEqual([...Array(30).fill(303), 429])
  const last = answers.at(-1)
  expect(Number(last?.headers()['retry-after'])).toBeGreaterThan(500)
  expect(await last?.text()).toMatch(/<h1>.+<\/h1>/)

  const other = await createVisitor()
  expect((await press(other, csrfTokenOf(await open(other, '/savings-account')))).status()).toBe(303)
})
