import type { Page } from '@playwright/test'

/** Pages that are open to a browser as it stands, by the name of their pictures: where each is. */
export type Places = Readonly<Record<string, string>>

/** A part of a way through the product: what is done with the browser, and which pages can be opened then. */
export type Act = (page: Page) => Promise<Places>

/** A way through the product, each made in a browser of its own. */
export interface Scene {
  name: string
  acts: readonly Act[]
  /** For those who work here: in English alone. */
  english?: boolean
}
