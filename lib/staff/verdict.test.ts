import { describe, expect, test } from 'vitest'
import type { Role } from './roles.ts'
import { verdictOn } from './verdict.ts'

const on = (more: Partial<Parameters<typeof verdictOn>[0]>) =>
  verdictOn({ decision: 'accepted', held: ['approver'], member: 'hadi', fourEyes: false, ...more })
const byDevi = { member: 'devi', decision: 'accepted' } as const

describe('what a posted decision amounts to', () => {
  test.each<[Role[], string]>([
    [[], 'forbidden'],
    [['viewer'], 'forbidden'],
    [['auditor'], 'forbidden'],
    [['reviewer'], 'propose'],
    [['approver'], 'decide'],
    [['reviewer', 'approver'], 'decide'],
  ])('for somebody who is %j is: %s', (held, verdict) => {
    expect(on({ held })).toBe(verdict)
  })

  test.each<[Role[], string]>([
    [['viewer'], 'forbidden'],
    [['reviewer'], 'decide'],
    [['approver'], 'decide'],
  ])('for a question by somebody who is %j is: %s', (held, verdict) => {
    expect(on({ held, decision: 'question', fourEyes: true, proposal: byDevi })).toBe(verdict)
  })

  test('where two people are needed, the first word is a proposal, an approver’s too', () => {
    expect(on({ fourEyes: true })).toBe('propose')
    expect(on({ fourEyes: true, proposal: byDevi })).toBe('decide')
    expect(on({ fourEyes: true, proposal: byDevi, held: ['reviewer'] })).toBe('forbidden')
  })

  test('nobody is the second person to their own proposal, nor to something else', () => {
    expect(on({ fourEyes: true, proposal: { ...byDevi, member: 'hadi' } })).toBe('own-proposal')
    expect(on({ fourEyes: true, proposal: byDevi, decision: 'declined' })).toBe('other-proposal')
  })

  test('where one person is enough, an approver follows a proposal or does not', () => {
    expect(on({ proposal: byDevi })).toBe('decide')
    expect(on({ proposal: byDevi, decision: 'declined' })).toBe('decide')
  })
})
