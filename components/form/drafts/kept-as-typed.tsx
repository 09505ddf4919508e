import { decidingInputs, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../../words/index.ts'
import { Leaving } from './leaving.tsx'

/** What becomes of a step when the applicant leaves it now, in their language. Stands in the step's form. */
export function KeptAsTyped({
  step,
  productId,
  supplied,
  words,
}: {
  step: FormStep
  productId: string
  /** There is something of Myinfo to delete. */
  supplied?: boolean
  words: Words
}) {
  const { t, locale } = words
  return (
    <Leaving
      productId={productId}
      later={t('form.later')}
      {...(supplied && { discard: t('wrong.discard') })}
      locale={locale}
      deciding={decidingInputs(step).join(' ')}
      saved={t('autosave.saved', { time: '{time}' })}
      failed={t('autosave.failed')}
    />
  )
}
