import { wordsFor } from '@/components/words/index.ts'
import type { LetterWriter } from '@/lib/onboarding/application/letter.ts'
import { brand } from './brand.ts'

/** What applicants are written, in their language: that something happened, and where to look. Nothing personal. */
export const letterWriter: LetterWriter = ({ topic, reference, product, language, address }) => {
  const words = wordsFor(language)
  const { t } = words
  const { phone } = brand.contact
  const parts = [
    t(`mail.${topic}.text`, { product: words.of(product) }),
    address ? `${t('mail.link')}\n${address}` : t('mail.noLink', { phone }),
    t('mail.care'),
    `${t('mail.why', { bank: brand.name })}\n${brand.operator}, ${phone}`,
  ]
  return { subject: t(`mail.${topic}.subject`, { reference }), text: `${parts.join('\n\n')}\n` }
}
