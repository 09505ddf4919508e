import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Field } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { wordsFor } from '../words/index.ts'
import { StepQuestions } from './filled-step.tsx'

function question(id: string, required: boolean): Field {
  return { kind: 'question', id, label: { en: id }, required, answer: { kind: 'text', maxLength: 9 } }
}

test('each question that has to be answered fills a mark of its own, and an optional one none', () => {
  const fields = [
    question('first', false),
    question('second', true),
    question('third', false),
    question('fourth', true),
  ]
  const form = buildForm({ product: { ...specimenAccount, steps: [{ id: 'one', title: { en: 'One' }, fields }] } })
  const [step] = form.steps
  if (!step) throw new Error('there is no step')
  const html = renderToStaticMarkup(
    <StepQuestions step={step} typed={{}} problems={{}} carried={new Set()} words={wordsFor('en')} />,
  )

  const marks = [...html.matchAll(/class="question"( data-mark="(\d)")?/g)].map(([, , mark]) => mark)
  expect(marks).toEqual([undefined, '1', undefined, '2'])
})
