import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { myinfoFields } from '../asked-of-myinfo.ts'
import { buildForm } from '../form/build-form.ts'
import { fieldsOf } from '../form/form.ts'
import type { Product } from '../product.ts'
import measured from './measured.json' with { type: 'json' }

/** Silent reading of English: Brysbaert 2019, "How many words do we read per minute?". */
const wordsPerMinute = 238
/** To find, weigh and touch one thing. */
const secondsPerTap = 3
/** To think of a short text and type it on a phone. */
const secondsPerText = 15
const secondsPerPage = 2
const secondsAtSingpass = 45

/** What applying for a product took on a phone, as `npm run bench journey` counts it. */
export interface Measured {
  taps: number
  texts: number
  words: number
  pages: number
}

const measurements = new Map<string, { withMyinfo: Measured; byHand: Measured }>(Object.entries(measured))

/**
 * What a product asks of an applicant: answers in all, answers that Myinfo can give, and whole minutes either way.
 *
 * The minutes come from what `npm run bench journey` counted, at the pace of people; a product that nobody has measured
 * yet is reckoned from its fields.
 */
export function effortOf(product: Product): {
  answers: number
  fromMyinfo: number
  minutesWithMyinfo: number
  minutesByHand: number
} {
  const fields = product.steps.flatMap((step) => step.fields)
  const { withMyinfo, byHand } = measurements.get(product.id) ?? reckoned(product)
  return { answers: fields.length, fromMyinfo: myinfoFields(product).length, ...minutesOf({ withMyinfo, byHand }) }
}

/** What a product that somebody has measured took, either way; undefined for any other. */
export function measurementOf({ id }: Pick<Product, 'id'>): { withMyinfo: Measured; byHand: Measured } | undefined {
  return measurements.get(id)
}

/** Whole minutes of both ways, at the pace of people; that at Singpass is part of the one. */
export function minutesOf({ withMyinfo, byHand }: { withMyinfo: Measured; byHand: Measured }): {
  minutesWithMyinfo: number
  minutesByHand: number
} {
  return {
    minutesWithMyinfo: minutes(secondsAtSingpass + secondsFor(withMyinfo)),
    minutesByHand: minutes(secondsFor(byHand)),
  }
}

/** Whether somebody has measured this product; the start page of one that is on offer needs it. */
export function isMeasured(product: Pick<Product, 'id'>): boolean {
  return measurementOf(product) !== undefined
}

function secondsFor({ taps, texts, words, pages }: Measured): number {
  return taps * secondsPerTap + texts * secondsPerText + pages * secondsPerPage + (words / wordsPerMinute) * 60
}

/** A text for each question, and words for each step, as the products that were measured have them. */
function reckoned(product: Product): { withMyinfo: Measured; byHand: Measured } {
  const own = product.steps.flatMap(({ fields }) => fields).length - myinfoFields(product).length
  const corrected = myinfoFields(product).filter(({ attribute }) => findAttribute(attribute).alwaysEditable).length
  const inputs = fieldsOf(buildForm({ product })).reduce(
    (sum, field) => sum + (field.kind === 'asked' ? Math.max(field.inputs.length, 1) : 0),
    0,
  )
  const pages = product.steps.length
  return {
    withMyinfo: { taps: 5, texts: own + corrected, words: 300, pages: 1 },
    byHand: { taps: pages + 2, texts: inputs, words: 130 * (pages + 1), pages: pages + 1 },
  }
}

function minutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}
