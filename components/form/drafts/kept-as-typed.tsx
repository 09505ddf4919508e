import { decidingInputs, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../../words/index.ts'
import { Autosave } from './autosave.tsx'
import type { ClosedWords } from './closed-dialog.tsx'

/** Keeps a step while it is filled in, and says so in the applicant's language. Stands in the step's form. */
export function KeptAsTyped({ step, words }: { step: FormStep; words: Words }) {
  const { t, locale } = words
  return (
    <Autosave
      locale={locale}
      deciding={decidingInputs(step).join(' ')}
      words={{
        saved: t('autosave.saved', { time: '{time}' }),
        failed: t('autosave.failed'),
        closed: closedWords(words),
      }}
    />
  )
}

/** As the page says it to which the link leads. */
function closedWords({ t }: Words): ClosedWords {
  const told = (outcome: 'expired' | 'elsewhere' | 'other_person') => ({
    title: t(`outcome.${outcome}.title`),
    text: t(`outcome.${outcome}.text`),
    go: t('autosave.start'),
  })
  return {
    why: {
      expired: told('expired'),
      elsewhere: told('elsewhere'),
      other_person: told('other_person'),
      sent: { title: t('refusal.sent_otherwise.title'), go: t('refusal.receipt') },
    },
    unsaved: t('autosave.unsaved'),
    stay: t('autosave.stay'),
  }
}
