import type { SingpassUse } from '@/lib/onboarding/singpass-use.ts'
import { FormToken } from '../site/form-token.tsx'
import { Notice } from '../site/notice.tsx'
import { SingpassButton } from '../site/singpass-button.tsx'
import type { Words } from '../words/index.ts'

/** The retrieval has run out while the form was open: what is kept, and both ways on. */
export function LapsedNotice({
  visit: { productId, singpassUse, connection, csrfToken },
  words,
}: {
  visit: { productId: string; singpassUse: SingpassUse; connection: string; csrfToken: string }
  words: Words
}) {
  const { t } = words
  return (
    <Notice tone="plain" title={t('outcome.retrieval_expired.title')}>
      <p>{t('outcome.retrieval_expired.text')}</p>
      <form method="post" action={`/api/auth/signin/${connection}`} className="mt-3">
        <FormToken value={csrfToken} />
        <input type="hidden" name="product" value={productId} />
        <SingpassButton use={singpassUse} words={words} />
      </form>
    </Notice>
  )
}
