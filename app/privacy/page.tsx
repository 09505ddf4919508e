import type { Metadata } from 'next'
import { KeptTable } from '@/components/receipt/kept-table.tsx'
import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { LOGIN_CODE_MS, loginCodeOf } from '@/lib/onboarding/application/login-code.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { brand } from '../brand.ts'
import { currentVisit } from '../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('privacy.title') }
}

export default async function Privacy() {
  const { language, server, session } = await currentVisit()
  const words = wordsFor(language)
  const { t } = words
  const minutes = server.config.retrievalMinutes
  const isFresh = session?.subject !== undefined && Date.now() - session.createdAt < LOGIN_CODE_MS
  const code = isFresh && loginCodeOf(session.id)
  const email = brand.contact.dataProtectionOfficer
  const parts = productsOnOffer(server.config).map(({ name, retention }) => ({
    of: words.of(name),
    what: words.of(retention),
  }))
  const sections: [string, string][] = [
    [t('privacy.askTitle'), t('privacy.ask')],
    [t('privacy.whileTitle'), t('privacy.while', { minutes })],
    [t('privacy.cookiesTitle'), t('privacy.cookies')],
    [t('privacy.rightsTitle'), t('privacy.rights', { email })],
    ...(code ? [[t('privacy.codeTitle'), t('privacy.code', { code })] satisfies [string, string]] : []),
  ]
  return (
    <main id="main" className="page column">
      <h1 className="text-display">{t('privacy.title')}</h1>
      <p className="mt-3 text-lead text-ink-soft">{t('privacy.lead')}</p>
      <section className="mt-10">
        <h2 className="mb-3 text-h2">{t('privacy.deleteTitle')}</h2>
        <KeptTable
          title={t('privacy.deleteTitle')}
          rows={[
            { when: t('privacy.deleted'), what: t('privacy.delete', { minutes }) },
            { when: t('privacy.kept'), what: t('kept.answers'), parts },
          ]}
        />
      </section>
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
