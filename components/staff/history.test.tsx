import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Application } from '@/lib/onboarding/stores.ts'
import type { StaffAct, StaffCase } from '@/lib/staff/stores.ts'
import { History } from './history.tsx'

const application: Application = {
  reference: 'ABCD-EFGH-JK',
  status: 'declined',
  receivedAt: Date.UTC(2026, 10, 27, 7),
  product: 'savings-account',
  connection: 'none',
  api: 'none',
  language: 'en',
  values: [],
}

/** What was done, some minutes after the application was received. */
function act(minutes: number, rest: Partial<StaffAct>): StaffAct {
  return { act: 'opened', member: 'amy', slot: 3, number: minutes, at: later(minutes), ...rest }
}

function later(minutes: number): number {
  return application.receivedAt + minutes * 60_000
}

/** The lines of the history from the top, as text. */
function linesOf(rest: Partial<StaffCase>): string[] {
  const found: StaffCase = {
    application,
    position: 1,
    decisions: [],
    acts: [],
    notes: [],
    answers: [],
    names: new Map(),
    ...rest,
  }
  const html = renderToStaticMarkup(
    <History found={found} labelOf={(field) => `the ${field}`} nameOf={(member) => member.toUpperCase()} />,
  )
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

test('the history begins with the receipt, and has the newest on top with its place in the audit', () => {
  expect(linesOf({ acts: [act(1, {}), act(2, { act: 'revealed', field: 'nricOrFin' })] })).toEqual([
    '27 Nov 2026, 15:02:00 AMY revealed the nricOrFin audit 3.2',
    '27 Nov 2026, 15:01:00 AMY opened it audit 3.1',
    '27 Nov 2026, 15:00:00 Received',
  ])
})

test('a decision of staff stands once, with its reason and its place in the audit', () => {
  const decided = { reference: application.reference, position: 2, decision: 'declined', decidedAt: later(5) } as const
  const lines = linesOf({
    acts: [act(5, { act: 'decided', member: 'ben' })],
    decisions: [{ ...decided, decidedBy: 'staff:ben', reason: 'No proof of income.' }],
  })
  expect(lines).toHaveLength(2)
  expect(lines[0]).toBe('27 Nov 2026, 15:05:00 BEN: Decline audit 3.5 “No proof of income.”')
})

test("a decision of the bank's systems has no act of staff, and so no place beside it", () => {
  const decided = { reference: application.reference, position: 2, decision: 'accepted', decidedAt: later(5) } as const
  expect(linesOf({ decisions: [{ ...decided, decidedBy: 'tok_1' }] })[0]).toBe('27 Nov 2026, 15:05:00 TOK_1: Accept')
})

test('what the applicant answered to a question is quoted, and no mark-up of theirs is drawn', () => {
  const answer = { id: 'a', kind: 'answer', member: '', position: 3, words: '<b>ACME</b>', at: later(9) } as const
  expect(linesOf({ answers: [answer] })[0]).toContain('The applicant answered “&lt;b&gt;ACME&lt;/b&gt;”')
})
