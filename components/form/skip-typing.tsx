import { RetrieveForm, type RetrieveWay } from '../start/retrieve-form.tsx'
import type { Words } from '../words/index.ts'

/** At the top of every step that is typed by hand: the way to have Singpass fill it in. */
export function SkipTyping({ way, words }: { way: RetrieveWay; words: Words }) {
  return (
    <section className="skip-typing" aria-label={words.t('form.skipTyping')}>
      <p>{words.t('form.skipTyping')}</p>
      <RetrieveForm way={way} words={words} />
    </section>
  )
}
