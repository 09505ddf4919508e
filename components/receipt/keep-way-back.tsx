import type { WayBack } from '@/lib/onboarding/application/way-back.ts'
import { CopyButton } from '../site/copy-button.tsx'
import type { Words } from '../words/index.ts'

/** What the applicant keeps in order to come back: the private link, and the code that is never sent. */
export function KeepWayBack({
  way: { code },
  address,
  words: { t },
}: {
  way: WayBack
  /** Of the private link. */
  address: URL
  words: Words
}) {
  return (
    <section className="mt-12" aria-labelledby="way-back">
      <h2 id="way-back" className="mb-3 text-h2">
        {t('back.keepTitle')}
      </h2>
      <p>{t('back.keepText')}</p>
      <dl className="mt-4 space-y-4">
        <div>
          <dt className="text-ink-soft">{t('back.keepLink')}</dt>
          <dd className="break-all">{address.href}</dd>
          <dd className="mt-2">
            <CopyButton text={address.href} label={t('back.copyLink')} copied={t('receipt.copied')} />
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t('back.codeLabel')}</dt>
          <dd className="figures whole text-h2">{code}</dd>
          <dd className="mt-2">
            <CopyButton text={code} label={t('back.copyCode')} copied={t('receipt.copied')} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
