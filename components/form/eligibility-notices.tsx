import type { EligibilityNote } from '@/lib/onboarding/beforehand/eligibility.ts'
import { Notice } from '../site/notice.tsx'
import type { Words } from '../words/index.ts'

/** What may stand against the application, told at its start. */
export function EligibilityNotices({ notes, words }: { notes: readonly EligibilityNote[]; words: Words }) {
  const { t } = words
  return notes.map((note) =>
    note.kind === 'under-age' ? (
      <Notice key={note.kind} tone="warn" title={t('eligibility.underAge', { age: note.age })}>
        <p>{t('eligibility.underAgeText')}</p>
      </Notice>
    ) : (
      <Notice key={note.kind} tone="warn" title={t('eligibility.passExpired', { date: words.longDay(note.date) })}>
        <p>{t('eligibility.passExpiredText')}</p>
      </Notice>
    ),
  )
}
