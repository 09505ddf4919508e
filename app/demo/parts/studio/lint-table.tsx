import { lint, measure } from '@/lib/demo/studio/lint.ts'
import type { DefinitionFault } from '@/lib/demo/studio/read.ts'
import type { Product } from '@/lib/onboarding/product.ts'

const weights = { stops: 'Stops', look: 'Look at', good: 'Good' } as const

/** What a product costs, and everything that is to be said of it. */
export function LintTable({ product }: { product: Product }) {
  const { tier, plus, scopes, minutesWithMyinfo, minutesByHand, taps, readingAge } = measure(product)
  const measures = [
    ['Tier', tier === 'plus' ? 'Plus' : 'Standard', plus.length > 0 ? `Standard without ${plus.length} items` : ''],
    ['Scopes', scopes, 'each shown, each with a reason'],
    ['Time', `${minutesWithMyinfo} min`, `${minutesByHand} by hand, reckoned`],
    ['Taps', taps, 'with Myinfo, to the receipt'],
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
    </section>
  )
}

/** What keeps a definition from being read, each under its line. */
export function FaultsAtLines({ text, faults }: { text: string; faults: readonly DefinitionFault[] }) {
  const lines = text.split('\n')
  return (
    <section aria-labelledby="faults" className="studio-faults">
      <h2 id="faults" className="text-h2">
        Cannot be read yet
      </h2>
      <ol>
        {faults.slice(0, 20).map(({ line, says }) => (
          <li key={`${line} ${says}`}>
            <code>
              <span className="demo-soft">{line}</span> {lines[line - 1]}
            </code>
            <span className="demo-failed">
              Line {line}: {says}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
