import { GenerationsTable } from '@/components/demo/generations-table.tsx'
import { Lanes } from '@/components/demo/lanes.tsx'
import { countChecks, lanes, type Move, trips } from '@/lib/demo/trip.ts'
import { scopesFor } from '@/lib/myinfo/catalogue.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import type { Product } from '@/lib/onboarding/product.ts'

type Generation = keyof typeof trips

/** Both generations' trips as drawings and in one table, by the calls and checks of the client and the product's scopes. */
export function Trips({ product }: { product: Product }) {
  return (
    <>
      {(['fapi', 'v3'] as const).map((generation) => (
        <section key={generation} aria-labelledby={`trip-${generation}`} className="mt-6">
          <h3 id={`trip-${generation}`} className="text-h3">
            {trips[generation].name}
          </h3>
          <Lanes
            title={`The trip by ${trips[generation].name}`}
            lanes={lanes}
            arrows={trips[generation].moves.map((move) => ({
              ...move,
              id: move.step,
              label: move.what,
              note: noteOf(move, generation, product),
            }))}
          />
        </section>
      ))}
      <SideBySide product={product} />
      {(['fapi', 'v3'] as const).map((generation) => (
        <Scopes key={generation} generation={generation} product={product} />
      ))}
    </>
  )
}

function SideBySide({ product }: { product: Product }) {
  const rows = trips.fapi.moves.map(({ step }, index) => ({
    key: step,
    step: index + 1,
    fapi: told('fapi', step, product),
    v3: told('v3', step, product),
  }))
  return <GenerationsTable rows={rows} />
}

function Scopes({ generation, product }: { generation: Generation; product: Product }) {
  const scopes = scopesFor(attributesOf(product), generation)
  return (
    <details className="demo-step">
      <summary>
        The {scopes.length} {generation === 'v3' ? 'attributes that v3' : 'scopes that FAPI 2.0'} is asked for
      </summary>
      <p className="break-words font-mono text-small">{scopes.join(generation === 'v3' ? ', ' : ' ')}</p>
    </details>
  )
}

function told(generation: Generation, step: Move['step'], product: Product): string {
  const move = trips[generation].moves.find((one) => one.step === step)
  if (!move) return 'no such step'
  const { from, to, what, unseen } = move
  const note = unseen ? 'not seen by us' : noteOf(move, generation, product)
  return `${from} → ${to}: ${what}${note ? ` (${note})` : ''}`
}

function noteOf({ endpoint, asks, checks }: Move, generation: Generation, product: Product): string | undefined {
  const parts = [
    endpoint,
    asks && `${scopesFor(attributesOf(product), generation).length} scopes`,
    checks && `${countChecks(trips[generation].order, checks)} checks`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : undefined
}
