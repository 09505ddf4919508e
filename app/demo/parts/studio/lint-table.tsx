import { kindEfforts } from '@/lib/demo/studio/effort.ts'
import { lint, measure } from '@/lib/demo/studio/lint.ts'
import { priceSaid, priceSources } from '@/lib/demo/studio/price.ts'
import type { DefinitionFault } from '@/lib/demo/studio/read.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { mostFaults } from './faults-at-lines.tsx'

const measuredAs = { product: 'as measured', kinds: 'each question as its kind was measured' } as const

const weights = { stops: 'Stops', look: 'Look at', good: 'Good' } as const

interface Props {
  product: Product
  /** What keeps the text from being read; `product` is then the last that could be. */
  faults: readonly DefinitionFault[]
}

/** What a product costs, and everything that is to be said of it. */
export function LintTable({ product, faults }: Props) {
  const { tier, plus, scopes, minutesWithMyinfo, minutesByHand, taps, texts, from, readingAge } = measure(product)
  const measures = [
    ['Tier', tier === 'plus' ? 'Plus' : 'Standard', plus.length > 0 ? `Standard without ${plus.length} items` : ''],
    ['Scopes', scopes, 'without a price of their own'],
    ['Time', `${minutesWithMyinfo} min`, `${minutesByHand} by hand, ${measuredAs[from]}`],
    ['Taps', taps, `and ${texts} typed, with Myinfo, to the receipt; ${measuredAs[from]}`],
    ['Reading age', readingAge, 'of all its English'],
  ] as const
  return (
    <section aria-labelledby="lint">
      <h2 id="lint" className="text-h2">
        Lint
      </h2>
      <dl className="measures">
        {measures.map(([name, value, more]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="demo-soft">{more}</dd>
          </div>
        ))}
      </dl>
      <Findings product={product} faults={faults} />
      <Price tier={tier} />
      <KindsMeasured />
    </section>
  )
}

/** What stops first, then what is worth a look. */
function Findings({ product, faults }: Props) {
  return (
    <table className="demo-table demo-cards demo-words">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Weight</span>
          </th>
          <th scope="col">Finding</th>
          <th scope="col">Where</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {faults.slice(0, mostFaults).map(({ line, column, says }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may say the same of the same place
          <tr key={index}>
            <td className="lint-stops">{weights.stops}</td>
            <th scope="row">Cannot be read</th>
            <td data-label="Where">
              <a href={`#fault-${index + 1}`}>
                Line {line}, column {column}
              </a>
            </td>
            <td data-label="What to do">{says}</td>
          </tr>
        ))}
        {lint(product).map(({ weight, says, where, what }) => (
          <tr key={`${says} ${where}`}>
            <td className={`lint-${weight}`}>{weights[weight]}</td>
            <th scope="row">{says}</th>
            <td data-label="Where">{where}</td>
            <td data-label="What to do">{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What tier and scopes cost, as far as Singpass says it in public. */
function Price({ tier }: { tier: 'standard' | 'plus' }) {
  return (
    <>
      <h3 className="mt-6">What Singpass charges</h3>
      <ul className="demo-links">
        {priceSaid(tier).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>
          Its own words: <a href={priceSources.tiers}>the tiers</a>, <a href={priceSources.plan}>what is counted</a>.
        </li>
      </ul>
    </>
  )
}

function KindsMeasured() {
  return (
    <details className="mt-6">
      <summary>What each kind of question takes, as measured</summary>
      <p className="mt-2">
        On a phone, by <code>npm run bench journey</code>. A product that is changed here is reckoned by it.
      </p>
      <table className="demo-table">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Taps</th>
            <th scope="col">Texts typed</th>
          </tr>
        </thead>
        <tbody>
          {[...kindEfforts].map(([kind, { taps, texts }]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <td>{taps}</td>
              <td>{texts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
