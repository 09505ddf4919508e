import type { EligibilityNote } from '@/lib/onboarding/beforehand/eligibility.ts'
import { Notice } from '../site/notice.tsx'
import type { Words } from '../words/index.ts'

/** What may stand against the application, told at its start. */
export function EligibilityNotices({ notes, words }: { notes: readonly EligibilityNote[]; words: Words }) {
  const { t } = words
  return notes.map((note) => (
    <Notice key={note.kind} tone="warn" title={titleOf(note, words)}>
      <p>{t(note.kind === 'under-age' ? 'eligibility.underAgeText' : 'eligibility.passExpiredText')}</p>
    </Notice>
  ))
}

function titleOf(note: EligibilityNote, { t, longDay }: Words): string {
  if (note.kind === 'under-age') return t('eligibility.underAge', { age: note.age })
  if (note.kind === 'pass-ended') return t('eligibility.passEnded')
  return t('eligibility.passExpired', { date: longDay(note.date) })
}
