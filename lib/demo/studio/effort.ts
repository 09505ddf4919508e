import { type Measured, measurementOf, minutesOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { type AskedField, askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import measured from './measured-kinds.json' with { type: 'json' }

/** What one answer of a kind took on a phone, as `npm run bench journey` counts it. */
export interface KindEffort {
  taps: number
  texts: number
}

/** Every kind of question that was measured. */
export const kindEfforts: ReadonlyMap<string, KindEffort> = new Map(Object.entries(measured))

/** What applying takes either way, and whether the very product was measured or only its kinds of question. */
export interface ProductEffort {
  taps: number
  texts: number
  minutesWithMyinfo: number
  minutesByHand: number
  from: 'product' | 'kinds'
}

type Way = 'withMyinfo' | 'byHand'
type Ways = Record<Way, Measured>

/**
 * What applying for a product as it is edited takes. A product that was measured and is unchanged took just that. Where
 * questions were added, changed or taken away, each counts with what its kind took, and what is not the questions (the
 * way to Singpass and back, headings, sending) with what it was of the products that were measured.
 */
export function effortAsMeasured(product: Product): ProductEffort {
  const shipped = productsOnOffer({ demo: false }).filter((one) => measurementOf(one) !== undefined)
  const own = shipped.filter(({ id }) => id === product.id)
  const like = own.length > 0 ? own : shipped
  const ways = { withMyinfo: taken(product, like, 'withMyinfo'), byHand: taken(product, like, 'byHand') }
  const { taps, texts } = ways.withMyinfo
  const isSame = own.some((one) => JSON.stringify(one.steps) === JSON.stringify(product.steps))
  return { taps, texts, ...minutesOf(ways), from: isSame ? 'product' : 'kinds' }
}

/** What the questions take, and besides what the like of it took on average beyond their questions. */
function taken(product: Product, like: readonly Product[], way: Way): Measured {
  const questions = counted(product, way)
  const beyond = like.map((one) => {
    const whole: Ways | undefined = measurementOf(one)
    return difference(whole ? whole[way] : questions, counted(one, way))
  })
  const mean = (name: keyof Measured) => beyond.reduce((sum, one) => sum + one[name], 0) / Math.max(beyond.length, 1)
  const sum = (name: keyof Measured) => Math.max(0, Math.round(questions[name] + mean(name)))
  return { taps: sum('taps'), texts: sum('texts'), words: sum('words'), pages: Math.max(1, sum('pages')) }
}

function difference(whole: Measured, part: Measured): Measured {
  const { taps, texts, words, pages } = whole
  return {
    taps: taps - part.taps,
    texts: texts - part.texts,
    words: words - part.words,
    pages: pages - part.pages,
  }
}

/** What the questions alone take: with Myinfo those that it cannot answer, by hand all of them. */
function counted(product: Product, way: Way): Measured {
  const asked = askedFields(fieldsOf(buildForm({ product }))).filter(({ question }) => question || way === 'byHand')
  const kinds = asked.flatMap(({ values }) => values.map(({ answer }) => kindEfforts.get(answer.kind)))
  const add = (name: keyof KindEffort) => kinds.reduce((sum, kind) => sum + (kind?.[name] ?? 1), 0)
  const words = asked.reduce((sum, field) => sum + wordsOf(field), 0)
  return { taps: add('taps'), texts: add('texts'), words, pages: way === 'byHand' ? product.steps.length : 0 }
}

function wordsOf({ question, attribute }: AskedField): number {
  const read = question ? `${question.label.en} ${question.hint?.en ?? ''}` : (attribute?.label ?? '')
  return read.trim().split(/\s+/).length
}
