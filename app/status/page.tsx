import type { Metadata } from 'next'
import { wordsFor } from '@/components/words/index.ts'
import { DeadEnd } from '../missing-page/dead-end.tsx'
import { one } from '../query.ts'
import { currentVisit } from '../visit.ts'

type Props = PageProps<'/status'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await told(searchParams)).title }
}

/**
 * How a login ended that was to show an application, and did not; without one, what opens an application. The private
 * link is not repeated: it is a secret.
 */
export default async function TripEnded({ searchParams }: Props) {
  const { title, text, home } = await told(searchParams)
  return (
    <DeadEnd title={title} text={text}>
      <a href="/" className="inline-block py-2">
        {home}
      </a>
    </DeadEnd>
  )
}

async function told(searchParams: Props['searchParams']) {
  const [{ language }, query] = await Promise.all([currentVisit(), searchParams])
  const { t } = wordsFor(language)
  const home = t('common.home')
  const outcome = one(query, 'outcome')
  if (!outcome) return { title: t('back.title'), text: t('back.useLink'), home }
  if (outcome === 'other_account')
    return { title: t('outcome.other_account.title'), text: t('outcome.other_account.text'), home }
  return { title: t('back.tripTitle'), text: t('back.tripText'), home }
}
