import type { Metadata } from 'next'
import { wordsFor } from '@/components/words/index.ts'
import { DeadEnd } from '../missing-page/dead-end.tsx'
import { one } from '../query.ts'
import { currentVisit } from '../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('back.tripTitle') }
}

/** How a login ended that was to show an application, and did not. The private link is not repeated: it is a secret. */
export default async function TripEnded({ searchParams }: PageProps<'/status'>) {
  const [{ language }, query] = await Promise.all([currentVisit(), searchParams])
  const { t } = wordsFor(language)
  const isOther = one(query, 'outcome') === 'other_account'
  return (
    <DeadEnd
      title={t(isOther ? 'outcome.other_account.title' : 'back.tripTitle')}
      text={t(isOther ? 'outcome.other_account.text' : 'back.tripText')}
    >
      <a href="/" className="inline-block py-2">
        {t('common.home')}
      </a>
    </DeadEnd>
  )
}
