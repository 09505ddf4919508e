import type { Words } from '../../words/index.ts'
import type { Closed, ClosedWords } from './save.ts'

/** What is said of a form that was closed while it was filled in, as the page says it to which the link leads. */
export function closedWords(closed: Closed['closed'], { t }: Words): ClosedWords {
  const common = { unsaved: t('autosave.unsaved'), stay: t('autosave.stay') }
  if (closed === 'sent') return { title: t('refusal.sent_otherwise.title'), go: t('refusal.receipt'), ...common }
  const [title, text] = [t(`outcome.${closed}.title`), t(`outcome.${closed}.text`)]
  return { title, text, go: t('autosave.start'), ...common }
}
