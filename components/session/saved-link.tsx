import { CopyButton } from '../site/copy-button.tsx'
import { FormToken } from '../site/form-token.tsx'
import { momentIn } from '../site/receipt-moment.ts'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { QrCode } from './qr-code.tsx'
import { ShareButton } from './share-button.tsx'

/** A private link to copy, or to scan with a phone. */
export function SavedLink({ address, expiresAt, words }: { address: string; expiresAt: number; words: Words }) {
  const { t } = words
  return (
    <>
      <section className="verified-ground px-6 py-5" aria-labelledby="link-title">
        <h2 id="link-title" className="text-h3">
          {t('saved.link')}
        </h2>
        <p className="mt-2 mb-4 break-all">{address}</p>
        <div className="flex flex-wrap gap-3">
          <ShareButton address={address} title={t('resume.title')} label={t('saved.share')} />
          <CopyButton text={address} label={t('saved.copy')} copied={t('saved.copied')} />
        </div>
      </section>
      {/* A phone that shows the code cannot scan it. */}
      <section className="mt-10 hidden sm:block" aria-labelledby="phone-title">
        <h2 id="phone-title" className="text-h3">
          {t('saved.phone')}
        </h2>
        <p className="mt-2 mb-4">{t('saved.phoneText')}</p>
        <QrCode text={address} label={t('saved.code')} />
      </section>
      <section className="mt-10" aria-labelledby="know-title">
        <h2 id="know-title" className="text-h3">
          {t('saved.know')}
        </h2>
        <ul className="mt-2 list-disc space-y-1 ps-5">
          <li>{t('saved.once', momentIn(expiresAt, words.locale))}</li>
          <li>{t('saved.typedOnly')}</li>
          <li>{t('saved.private')}</li>
        </ul>
      </section>
    </>
  )
}

/** The link is no longer shown; a new one can be made. */
export function NewLink({
  productId,
  draftId,
  csrfToken,
  words: { t },
}: {
  productId: string
  draftId: string
  csrfToken: string
  words: Words
}) {
  return (
    <>
      <p className="mb-4">{t('saved.hidden')}</p>
      <form method="post" action={`/api/forms/${productId}/resume-link`}>
        <FormToken value={csrfToken} />
        <input type="hidden" name="form" value={draftId} />
        <SubmitButton look="quiet" busy={t('common.busy')}>
          {t('saved.again')}
        </SubmitButton>
      </form>
    </>
  )
}
