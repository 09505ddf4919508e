import { FormToken } from '../site/form-token.tsx'
import { Notice } from '../site/notice.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

/** The retrieval has run out while the form was open: what is kept, and both ways on. */
export function LapsedNotice({
  visit: { productId, connection, csrfToken },
  words: { t },
}: {
  visit: { productId: string; connection: string; csrfToken: string }
  words: Words
}) {
  return (
    <Notice tone="plain" title={t('outcome.retrieval_expired.title')}>
      <p>{t('outcome.retrieval_expired.text')}</p>
      <form method="post" action={`/api/auth/signin/${connection}`} className="mt-3">
        <FormToken value={csrfToken} />
        <input type="hidden" name="product" value={productId} />
        <SubmitButton look="quiet" busy={t('common.busy')}>
          {t('start.retrieve')}
        </SubmitButton>
      </form>
    </Notice>
  )
}
