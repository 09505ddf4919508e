import type { Words } from '../words/index.ts'

/** An application that was begun in this browser and not sent. */
export interface Unfinished {
  productId: string
  /** The product's name in the reader's language. */
  name: string
  /** Questions that are left; absent where somebody must first say whose the answers are, and where they cannot have it. */
  left?: number
}

/** What waits to be finished, above everything else, with the one button that goes on with it. */
export function ResumeBanner({ productId, name, left, words: { t } }: Unfinished & { words: Words }) {
  return (
    <section className="resume" aria-labelledby={`resume-${productId}`}>
      <h2 id={`resume-${productId}`} className="text-h3">
        {left === undefined ? name : t('start.unfinished', { product: name, left })}
      </h2>
      <a href={`/${productId}/apply`} className="button button-primary">
        {t('form.continue')}
      </a>
    </section>
  )
}
