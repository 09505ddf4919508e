import type { Product } from '@/lib/onboarding/product.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'

/** A definition that somebody is working on: as it was typed last, and the last one that could be read. */
export interface Definition {
  text: string
  shown: Product
  /** Epoch milliseconds; when the one that is shown was typed. */
  at: number
  /** As it was before, the newest last. */
  past: readonly string[]
}

/** Definitions by the token of the browser that they are edited in, in memory alone; no product is changed by them. */
export interface Studio {
  of(browser: string, product: string): Definition | undefined
  keep(browser: string, product: string, definition: Definition): void
  /** Back to the shipped one. */
  drop(browser: string, product: string): void
  /** What was answered on the phone beside it, for one person; nothing until something is. */
  answers(browser: string, about: Tried): TypedAnswers
  answer(browser: string, about: Tried, answers: TypedAnswers): void
}

/** Whose form the phone shows. */
export interface Tried {
  product: string
  person: string
}

const most = 50

/** An empty studio; the oldest definition goes where there are too many. */
export function createStudio(): Studio {
  const kept = new Map<string, Definition>()
  const answered = new Map<string, TypedAnswers>()
  const triedBy = (browser: string, { product, person }: Tried) => `${browser} ${product} ${person}`
  return {
    of: (browser, product) => kept.get(`${browser} ${product}`),
    keep: (browser, product, definition) => keepNewest(kept, `${browser} ${product}`, definition),
    drop: (browser, product) => void kept.delete(`${browser} ${product}`),
    answers: (browser, about) => answered.get(triedBy(browser, about)) ?? {},
    answer: (browser, about, answers) => keepNewest(answered, triedBy(browser, about), answers),
  }
}

function keepNewest<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key)
  values.set(key, value)
  const [oldest] = values.keys()
  if (values.size > most && oldest !== undefined) values.delete(oldest)
}
