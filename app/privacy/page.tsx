import type { Metadata } from 'next'
import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { brand } from '../brand.ts'
import { currentVisit } from '../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('privacy.title') }
}

export default async function Privacy() {
  const { language, server } = await currentVisit()
  const { t } = wordsFor(language)
  const email = brand.contact.dataProtectionOfficer
  const sections: [string, string][] = [
    [t('privacy.askTitle'), t('privacy.ask')],
    [t('privacy.whileTitle'), t('privacy.while', { minutes: server.config.retrievalMinutes })],
    [t('privacy.deleteTitle'), t('privacy.delete')],
    [t('privacy.cookiesTitle'), t('privacy.cookies')],
    [t('privacy.rightsTitle'), t('privacy.rights', { email })],
  ]
  return (
    <main id="main" className="page column">
      <h1 className="text-display">{t('privacy.title')}</h1>
      <p className="mt-3 text-lead text-ink-soft">{t('privacy.lead')}</p>
      {sections.map(([title, text]) => (
        <section key={title} className="mt-10">
          <h2 className="text-h2">{title}</h2>
          <p className="mt-2">
            <TextWithContact text={text} email={email} />
          </p>
        </section>
      ))}
    </main>
  )
}
