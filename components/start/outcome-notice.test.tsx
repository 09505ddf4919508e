import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { offeredLanguages, wordsFor } from '../words/index.ts'
import { OutcomeNotice, offersRetrieval } from './outcome-notice.tsx'

const words = wordsFor('en')
const retrieve = { productId: 'card', connection: 'fapi', csrfToken: 'token', use: 'application' } as const

function drawn(given: { outcome?: string; reference?: string }): string {
  return renderToStaticMarkup(<OutcomeNotice {...given} retrieve={retrieve} words={words} />)
}

it.each([undefined, '', 'constructor', '__proto__', 'won'])(
  'an outcome that is none of ours (%s) draws nothing',
  (outcome) => {
    expect(drawn({ outcome })).toBe('')
  },
)

it('an outcome is told in its own words, with the reference to call with', () => {
  const notice = drawn({ outcome: 'unavailable', reference: 'ABCD-EFGH' })
  expect(notice).toContain(words.t('outcome.unavailable.title'))
  expect(notice).toContain('ABCD-EFGH')
})

it('a reference that is none of ours is not shown', () => {
  expect(drawn({ outcome: 'unavailable', reference: 'call 999 now' })).not.toContain('999')
})

it('a form that lost Myinfo offers to retrieve it again, and a choice not to share does not', () => {
  for (const outcome of ['discarded', 'retrieval_expired', 'resumed']) {
    expect(offersRetrieval(outcome)).toBe(true)
    expect(drawn({ outcome })).toContain('<form')
  }
  expect(offersRetrieval('declined')).toBe(false)
  expect(drawn({ outcome: 'declined' })).not.toContain('<form')
})

it.each(offeredLanguages.map(({ language }) => language))(
  'in %s nobody is told of maintenance by a silence alone, whose cause is not known',
  (language) => {
    for (const outcome of ['unavailable', 'agency_downtime']) {
      const notice = renderToStaticMarkup(<OutcomeNotice outcome={outcome} words={wordsFor(language)} />)
      expect(notice).toContain('<section')
      expect(notice).not.toMatch(/maintenance|servic(?:e|ing)|维护|selenggara|பராமரிப்ப/i)
    }
  },
)
