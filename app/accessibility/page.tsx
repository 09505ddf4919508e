import type { Metadata } from 'next'
import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { brand } from '../brand.ts'
import { currentVisit } from '../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('accessibility.title') }
}

const promises = ['keyboard', 'reader', 'zoom', 'contrast', 'scripts', 'time'] as const

export default async function Accessibility() {
  const { phone, email } = brand.contact
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <main id="main" className="page column">
      <h1 className="text-display">{t('accessibility.title')}</h1>
      <p className="mt-3 text-lead text-ink-soft">{t('accessibility.lead')}</p>
      <h2 className="mt-10 text-h2">{t('accessibility.standardTitle')}</h2>
      <p className="mt-2">{t('accessibility.standard')}</p>
      <h2 className="mt-10 text-h2">{t('accessibility.doTitle')}</h2>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {promises.map((promise) => (
          <li key={promise}>{t(`accessibility.${promise}`)}</li>
        ))}
      </ul>
      <h2 className="mt-10 text-h2">{t('accessibility.problemTitle')}</h2>
      <p className="mt-2">
        <TextWithContact text={t('accessibility.problem', { phone, email })} phone={phone} email={email} />
      </p>
    </main>
  )
}
