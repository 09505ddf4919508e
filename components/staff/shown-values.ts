import 'server-only'
import { provenanceOf, type RecordProvenance } from '@/lib/delivery/record/provenance.ts'
import { isForeignApplicant } from '@/lib/onboarding/application/foreign-applicant.ts'
import { nameOf, type Product } from '@/lib/onboarding/product.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import type { ReceiptBody } from '@/lib/receipt/content.ts'
import { answerOf, isNotApplicable } from '../receipt/receipt-answers.ts'
import { maskedNumbers } from '../receipt/receipt-content.ts'
import { wordsFor } from '../words/index.ts'

/** One value as staff see it. */
export interface ShownValue {
  field: string
  label: string
  /** Without identity numbers in full. */
  body: ReceiptBody
  /** With them; only where somebody has it shown, and only on the server. */
  inFull?: ReceiptBody
  /** It holds an identity number. */
  isMasked: boolean
  /** Nothing was answered. */
  isEmpty: boolean
  from: RecordProvenance
  locked: boolean
}

export interface ShownGroup {
  title: string
  values: readonly ShownValue[]
}

/** Every value of an application by the steps of its form. Numbers stand in full only in the fields that are revealed. */
export function shownValues(
  { values }: Application,
  product: Product | undefined,
  revealed: ReadonlySet<string>,
): ShownGroup[] {
  const words = wordsFor('en')
  const foreigner = isForeignApplicant(values)
  const fields = new Map(product?.steps.flatMap((step) => step.fields.map((field) => [nameOf(field), field] as const)))
  const shown = values.map((value): ShownValue => {
    const { label, body: told } = answerOf({ value, field: fields.get(value.field), foreigner, words })
    const body = isNotApplicable(value) ? notApplicable : told
    const masked = maskedNumbers(body)
    const isMasked = JSON.stringify(masked) !== JSON.stringify(body)
    return {
      field: value.field,
      label,
      body: masked,
      ...(isMasked && revealed.has(value.field) && { inFull: body }),
      isMasked,
      isEmpty: value.value === null || value.value === '',
      from: provenanceOf(value, foreigner),
      locked: value.locked,
    }
  })
  const groups = (product?.steps ?? []).map(({ title, fields: asked }) => ({
    title: words.of(title),
    values: shown.filter(({ field }) => asked.some((one) => nameOf(one) === field)),
  }))
  // A product may have changed since: what it no longer asks was answered all the same.
  const rest = { title: 'No longer asked', values: shown.filter(({ field }) => !fields.has(field)) }
  return [...groups, rest].filter((group) => group.values.length > 0)
}

/** The applicant is told the same as "to you". */
const notApplicable: ReceiptBody = { kind: 'text', lines: ['Does not apply'] }

/** Where a value came from, in a line. */
export function originText({ from, locked }: Pick<ShownValue, 'from' | 'locked'>): string {
  if (from.kind === 'typed') return 'Typed by the applicant'
  if (from.kind === 'carried') return 'Typed by the applicant, carried over from earlier'
  const date = from.updated && wordsFor('en').day(from.updated)
  const who = from.source === 'applicant' ? 'Given to Myinfo by the applicant' : (from.agency ?? 'Myinfo')
  return [who, date, locked ? 'locked' : 'left as it was'].filter(Boolean).join(' · ')
}
