import type { SingpassUse } from '@/lib/onboarding/singpass-use.ts'
import { FormToken } from '../site/form-token.tsx'
import { SingpassButton } from '../site/singpass-button.tsx'
import type { Words } from '../words/index.ts'

/** What the way to Singpass needs to know of the visit. */
export interface RetrieveWay {
  productId: string
  connection: string
  csrfToken: string
  use: SingpassUse
}

/** The one button that leaves for Singpass. Whatever speaks of retrieving has it beside its words. */
export function RetrieveForm({
  way: { productId, connection, csrfToken, use },
  className,
  words,
}: {
  way: RetrieveWay
  className?: string
  words: Words
}) {
  return (
    <form method="post" action={`/api/auth/signin/${connection}`} {...(className && { className })}>
      <FormToken value={csrfToken} />
      <input type="hidden" name="product" value={productId} />
      <SingpassButton use={use} words={words} />
      <p role="status" className="come-back" data-when-busy={words.t('start.comeBack')} />
    </form>
  )
}
