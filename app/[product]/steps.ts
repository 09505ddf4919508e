import type { RailStep } from '@/components/form/steps-rail.tsx'
import type { Words } from '@/components/words/index.ts'
import type { Form } from '@/lib/onboarding/form/form.ts'

/** The steps of a form as the rail shows them; checking is the last. */
export function railSteps({ product, steps }: Form, words: Words): RailStep[] {
  const forms = steps.map(({ id, title }) => ({ id, title: words.of(title), href: `/${product.id}/apply?step=${id}` }))
  return [...forms, { id: 'review', title: words.t('form.review'), href: `/${product.id}/review` }]
}
