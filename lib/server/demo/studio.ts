import type { Product } from '@/lib/onboarding/product.ts'

/** A definition that somebody is working on: as it was typed last, and the last one that could be read. */
export interface Definition {
  text: string
  shown: Product
  /** Epoch milliseconds; when the one that is shown was typed. */
  at: number
}

/** Definitions by the token of the browser that they are edited in, in memory alone; no product is changed by them. */
export interface Studio {
  of(browser: string, product: string): Definition | undefined
  keep(browser: string, product: string, definition: Definition): void
  /** Back to the shipped one. */
  drop(browser: string, product: string): void
}

const most = 50

/** An empty studio; the oldest definition goes where there are too many. */
export function createStudio(): Studio {
  const kept = new Map<string, Definition>()
  return {
    of: (browser, product) => kept.get(`${browser} ${product}`),
    keep(browser, product, definition) {
      const key = `${browser} ${product}`
      kept.delete(key)
      kept.set(key, definition)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    drop: (browser, product) => void kept.delete(`${browser} ${product}`),
  }
}
