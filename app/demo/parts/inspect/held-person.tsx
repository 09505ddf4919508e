import type { HeldItem } from './held.ts'

interface Props {
  journey: string
  /** Absent where this browser holds nothing of the person. */
  items?: readonly HeldItem[]
  reveal: boolean
}

/** The person item by item: masked, until whoever holds the visit asks to see. */
export function HeldPerson({ journey, items, reveal }: Props) {
  const address = `/demo/trace/${journey}`
  return (
    <section className="mt-8" id="person">
      <h2 className="text-h2">The person, item by item</h2>
      {items ? (
        <>
          <p className="mt-2">
            From the sealed retrieval of this visit, and gone with it.{' '}
            {reveal ? (
              <a href={`${address}#person`}>Mask the values again</a>
            ) : (
              <a href={`${address}?reveal=1#person`}>Reveal the values</a>
            )}
          </p>
          <table className="demo-table demo-cards">
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Value</th>
                <th scope="col">From</th>
                <th scope="col">Updated</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ name, value, source, updated }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                  <td data-label="From">{source ?? '–'}</td>
                  <td data-label="Updated">{updated ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="mt-2">
          Nothing is held here: the journey was another browser’s, or what it brought was sent, discarded or has
          expired.
        </p>
      )}
    </section>
  )
}
