import { redirect } from 'next/navigation'
import { KeysSwitch } from '@/components/staff/keys-switch.tsx'
import { QueueFilters, queueAddress, viewNames } from '@/components/staff/queue-filters.tsx'
import { QueueTable, type ShownLine } from '@/components/staff/queue-table.tsx'
import { SignIn, WithoutRole } from '@/components/staff/sign-in.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { cursorOf } from '@/lib/delivery/access/cursor.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import type { QueueLine } from '@/lib/staff/stores.ts'
import { fromStore } from '../from-store.ts'
import { promiseOf } from './promise.ts'
import { readSelection, referenceIn, type StaffQuery } from './selection.ts'
import { type StaffVisit, staffVisit } from './visit.ts'

/** What waits to be decided. Whoever has not signed in finds the way in, and whoever has no role the way out. */
export default async function Queue({ searchParams }: { searchParams: Promise<StaffQuery> }) {
  const [visit, query] = await Promise.all([staffVisit(), searchParams])
  const { session, mayEnter, csrfToken } = visit
  if (!session) return <SignIn outcome={String(query.outcome ?? '')} csrfToken={csrfToken} />
  if (!mayEnter) return <WithoutRole csrfToken={csrfToken} />
  const reference = referenceIn(query.reference)
  if (reference) redirect(`/staff/${reference}`)

  const { server, path } = visit
  const products = productsOnOffer(server.config)
  const mine = query.mine === '1'
  const selection = { ...readSelection(query, products), ...(mine && { assignee: session.member.id, mine }) }
  const page = await fromStore(() => server.storage.staffApplications.list(selection), path)
  const name = viewNames[selection.view]
  const [first, last] = [page.lines.at(0), page.lines.at(-1)]
  return (
    <main id="main" className="wide">
      <h1>{name}</h1>
      {query.reference !== undefined && (
        <p className="notice" role="status">
          That is no reference. One reads like ABCD-EFGH-JK.
        </p>
      )}
      <QueueFilters
        chosen={selection}
        products={products.map((product) => ({ id: product.id, name: product.name.en }))}
      />
      <section className="panel" aria-label={name}>
        {page.lines.length > 0 ? (
          <QueueTable lines={page.lines.map((line) => shownLine(line, visit))} caption={name} />
        ) : (
          <p className="empty">Nothing here.</p>
        )}
        <nav className="paging" aria-label="Pages">
          {page.hasEarlier && first ? (
            <a href={queueAddress(selection, { before: cursorOf(first) })}>Previous</a>
          ) : (
            <span className="soft">The beginning</span>
          )}
          {page.hasLater && last ? (
            <a href={queueAddress(selection, { after: cursorOf(last) })}>Next</a>
          ) : (
            <span className="soft">The end</span>
          )}
        </nav>
      </section>
      <KeysSwitch on={session.singleKeys} back="/staff" csrfToken={csrfToken} />
    </main>
  )
}

function shownLine(line: QueueLine, { server, now }: StaffVisit): ShownLine {
  const product = server.findProduct(line.product)
  const promise = product && promiseOf(product, line.receivedAt, now)
  return {
    ...line,
    productName: product?.name.en ?? line.product,
    ...(promise && { promise: { day: wordsFor('en').day(promise.date), late: promise.late } }),
  }
}
