import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { brand } from '../../../brand.ts'
import { currentVisit } from '../../../visit.ts'

/** A private link that is none: cut short, made up, or to an application that was removed. */
export default async function NoWayBack() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  const { phone } = brand.contact
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('back.goneTitle')}</h1>
      <p className="mt-4 text-lead text-ink-soft">
        <TextWithContact text={t('back.goneText', { phone })} phone={phone} />
      </p>
    </main>
  )
}
