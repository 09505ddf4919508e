import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { languages } from '@/lib/myinfo/language.ts'
import type { Standing } from '@/lib/onboarding/stores.ts'
import { wordsFor } from '../words/index.ts'
import { StandingPart } from './standing.tsx'

const drawn = (standing: Standing, outcome?: string) =>
  renderToStaticMarkup(
    <StandingPart
      standing={standing}
      outcome={outcome}
      reference="ABCD-EFGH-JK"
      phone="+65 6000 0000"
      csrfToken="token"
      words={wordsFor('en')}
    />,
  )

test('a question is asked in its own words, as words, with a form to answer it', () => {
  const page = drawn({ status: 'question', words: 'Which <b>employer</b>?' })
  expect(page).toContain('Which &lt;b&gt;employer&lt;/b&gt;?')
  expect(page).toContain('action="/api/applications/ABCD-EFGH-JK/answer"')
  expect(drawn({ status: 'question', words: 'Why?' }, 'answer_missing')).toContain('aria-invalid="true"')
})

test('a refusal tells its reason, and nothing else has a form', () => {
  expect(drawn({ status: 'declined', words: 'Too young' })).toContain('Too young')
  for (const status of ['received', 'accepted', 'declined'] as const) expect(drawn({ status })).not.toContain('<form')
  expect(drawn({ status: 'received' }, 'answered')).toContain(wordsFor('en').t('status.answered'))
})

test('each state is said in each language', () => {
  const said = languages.flatMap((language) =>
    (['received', 'question', 'accepted', 'declined'] as const).map((status) =>
      wordsFor(language).t(`status.${status}`),
    ),
  )
  expect(new Set(said).size).toBe(said.length)
})
