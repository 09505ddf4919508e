import { timeOf } from '@/app/demo/parts/happened.ts'
import { offeredLanguages } from '@/components/words/index.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Someone } from '@/lib/server/demo/counterpart.ts'

interface Props {
  product: Product
  people: readonly Someone[]
  person: string
  language: string
  /** What else of the address stays as it is. */
  stay: Readonly<Record<string, string>>
  /** Epoch milliseconds; 0 for the shipped definition. */
  at: number
  isStale: boolean
}

/** The product on a phone: for whom, in which language, and the frame itself. */
export function Preview({ product, people, person, language, stay, at, isStale }: Props) {
  const query = new URLSearchParams({ product: product.id, person, language, at: String(at) })
  return (
    <section aria-labelledby="phone" className="studio-phone">
      <h2 id="phone" className="text-h2">
        On a phone
      </h2>
      <form method="get" action="/demo/studio" className="demo-form">
        <input type="hidden" name="product" value={product.id} />
        {Object.entries(stay).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <label htmlFor="as">As</label>
          <select id="as" name="person" defaultValue={person}>
            <option value="">By hand</option>
            {people.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="in">In</label>
          <select id="in" name="language" defaultValue={language}>
            {offeredLanguages.map((offered) => (
              <option key={offered.language} value={offered.language} lang={offered.language}>
                {offered.name}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="demo-button">
          Show
        </button>
      </form>
      {isStale && (
        <p className="mt-3 text-warn">
          Shows {at > 0 ? timeOf(at).slice(0, 8) : 'the shipped one'}, the last definition that could be read.
        </p>
      )}
      <div className="phone mt-3">
        <iframe key={query.toString()} src={`/demo/studio/preview?${query}`} title="The form on a phone" />
      </div>
    </section>
  )
}
