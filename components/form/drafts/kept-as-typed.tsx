import { decidingInputs, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../../words/index.ts'
import { Autosave } from './autosave.tsx'

/** Keeps a step while it is filled in, and says so in the applicant's language. Stands in the step's form. */
export function KeptAsTyped({ step, words }: { step: FormStep; words: Words }) {
  const { t, locale } = words
  return (
    <Autosave
      locale={locale}
      deciding={decidingInputs(step).join(' ')}
      saved={t('autosave.saved', { time: '{time}' })}
      failed={t('autosave.failed')}
    />
  )
}
