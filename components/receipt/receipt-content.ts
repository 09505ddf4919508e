import 'server-only'
import { maskNrics } from '@/lib/myinfo/format/format.ts'
import { isForeignApplicant } from '@/lib/onboarding/application/foreign-applicant.ts'
import { nameOf, type Product } from '@/lib/onboarding/product.ts'
import type { Application, Standing } from '@/lib/onboarding/stores.ts'
import type { ReceiptContent, ReceiptLogo, ReceiptStep } from '@/lib/receipt/content.ts'
import { leftOutNames } from '../review/left-out-notice.tsx'
import { momentIn } from '../site/receipt-moment.ts'
import type { Words } from '../words/index.ts'
import { type StandIn, standInText } from '../words/stand-in.ts'
import { keptRows } from './kept-rows.ts'
import { stepTime } from './next-steps.tsx'
import { answerOf } from './receipt-answers.ts'

/** Everything the PDF receipt says: the receipt page's content, and all answers by step with who vouches for each. */
export function receiptContent({
  application,
  product,
  standing,
  brand,
  logo,
  checkCode,
  fullNric,
  standIn,
  words,
}: {
  application: Application
  product?: Product
  standing?: Standing
  brand: { name: string; operator: string; contact: { phone: string } }
  logo?: ReceiptLogo
  /** By which staff know the receipt. */
  checkCode: string
  /** Otherwise every NRIC and FIN is masked, wherever it stands. */
  fullNric: boolean
  standIn?: StandIn
  words: Words
}): ReceiptContent {
  const { t } = words
  const name = product ? words.of(product.name) : application.product
  const content: ReceiptContent = {
    language: words.language,
    brand: { name: brand.name, operator: brand.operator, ...(logo && { logo }) },
    ...(standIn && { standIn: standInText(standIn, words) }),
    title: t('receipt.title'),
    lead: [t('receipt.lead', { product: name }), t('receipt.at', momentIn(application.receivedAt, words.locale))],
    reference: { label: t('receipt.reference'), text: application.reference },
    check: { label: t('receipt.check'), text: checkCode, why: t('receipt.checkWhy') },
    next: { title: t('receipt.next'), steps: nextSteps(application, product, words) },
    answers: { title: t('receipt.answers'), steps: answerSteps(application, product, words) },
    kept: { title: t('receipt.keep'), rows: keptRows({ application, product, standing, words }) },
    notes: [...leftOutNotes(application, words), t('receipt.help', { phone: brand.contact.phone })],
    lettersNote: t('receipt.letters'),
    footer: t('receipt.page', { page: '{page}', pages: '{pages}' }),
  }
  return fullNric ? content : { ...content, answers: maskedNumbers(content.answers) }
}

function leftOutNotes({ withoutAgencies = [] }: Application, words: Words): string[] {
  if (withoutAgencies.length === 0) return []
  const { t } = words
  return [`${t('leftOut.title', { agency: leftOutNames(withoutAgencies, words) })}. ${t('leftOut.text')}`]
}

function nextSteps({ receivedAt }: Application, product: Product | undefined, words: Words) {
  return (product?.next ?? []).map((step) => ({ when: stepTime(step, receivedAt, words), what: words.of(step.what) }))
}

function answerSteps({ values }: Application, product: Product | undefined, words: Words): ReceiptStep[] {
  const foreigner = isForeignApplicant(values)
  const steps = (product?.steps ?? []).map(({ title, fields }) => ({
    title: words.of(title),
    answers: fields.flatMap((field) => {
      const value = values.find((candidate) => candidate.field === nameOf(field))
      return value ? [answerOf({ value, field, foreigner, words })] : []
    }),
  }))
  const asked = (product?.steps ?? []).flatMap(({ fields }) => fields.map(nameOf))
  // A product may have changed since: what it no longer asks was answered all the same.
  const rest = values
    .filter(({ field }) => !asked.includes(field))
    .map((value) => answerOf({ value, foreigner, words }))
  return [...steps, { title: words.t('receipt.answers'), answers: rest }].filter(({ answers }) => answers.length > 0)
}

/** The same without identity numbers, wherever one stands: an applicant's own, a child's, or one typed among other words. */
export function maskedNumbers<Content>(content: Content): Content {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === 'string' ? maskNrics(value) : value,
  )
}
