import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { attributesFrom, attributesWithout, type Downtime } from '@/lib/onboarding/beforehand/downtime.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { FormToken } from '../site/form-token.tsx'
import { Notice } from '../site/notice.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

interface Closed {
  product: Product
  downtimes: readonly Downtime[]
  words: Words
}

/** The agencies of this product that are being serviced now: until when, and how to go on without them. */
export function DowntimeNotice({
  failed,
  connection,
  csrfToken,
  ...closed
}: Closed & {
  /** A retrieval has just failed because of it. */
  failed: boolean
  connection: string
  csrfToken: string
}) {
  const forAll = closed.downtimes.filter(({ foreignersOnly }) => !foreignersOnly)
  const forSome = closed.downtimes.filter(({ foreignersOnly }) => foreignersOnly)
  const { t } = closed.words
  return (
    <>
      {forAll.length > 0 && (
        <Notice tone="warn" title={t(failed ? 'downtime.failedTitle' : 'downtime.title', until(forAll, closed.words))}>
          <p>{t(failed ? 'downtime.failedText' : 'downtime.text')}</p>
          <LeftOut {...closed} downtimes={forAll} />
          <Without {...closed} downtimes={forAll} connection={connection} csrfToken={csrfToken} />
          <p className="mt-3">{t('downtime.or')}</p>
        </Notice>
      )}
      {forSome.length > 0 && (
        <Notice tone="warn" title={t('downtime.title', until(forSome, closed.words))}>
          <p>{t('downtime.foreigners')}</p>
        </Notice>
      )}
    </>
  )
}

function until(downtimes: readonly Downtime[], words: Words): { agency: string; time: string } {
  const names = downtimes.map(({ agency }) => words.agencyName(agency))
  const end = Math.max(...downtimes.map(({ endsAt }) => endsAt))
  return {
    agency: new Intl.ListFormat(words.locale).format(names),
    time: new Intl.DateTimeFormat(words.locale, { timeStyle: 'short', timeZone: 'Asia/Singapore' }).format(end),
  }
}

function LeftOut({ product, downtimes, words }: Closed) {
  const items = attributesFrom(product, agencyCodes(downtimes)).map(findAttribute)
  const lines = [
    ['downtime.missing', items.filter(({ byHand }) => byHand !== 'none')],
    ['downtime.absent', items.filter(({ byHand }) => byHand === 'none')],
  ] as const
  return lines.map(
    ([key, members]) =>
      members.length > 0 && (
        <p key={key} className="mt-1">
          {words.t(key, { items: new Intl.ListFormat(words.locale).format(members.map(words.attributeLabel)) })}
        </p>
      ),
  )
}

function Without({
  product,
  downtimes,
  connection,
  csrfToken,
  words: { t },
}: Closed & { connection: string; csrfToken: string }) {
  const agencies = agencyCodes(downtimes)
  if (attributesWithout(product, agencies).length === 0) return null
  return (
    <form method="post" action={`/api/auth/signin/${connection}`} className="mt-3">
      <FormToken value={csrfToken} />
      <input type="hidden" name="product" value={product.id} />
      <input type="hidden" name="without" value={agencies.join(',')} />
      <SubmitButton look="quiet" busy={t('common.busy')}>
        {t('downtime.without')}
      </SubmitButton>
    </form>
  )
}

function agencyCodes(downtimes: readonly Downtime[]): string[] {
  return downtimes.map(({ agency }) => agency)
}
