import type { View } from '@/lib/staff/stores.ts'

export const viewNames: Readonly<Record<View, string>> = {
  received: 'To decide',
  question: 'Question asked',
  accepted: 'Accepted',
  declined: 'Declined',
  all: 'All',
}

interface Chosen {
  view: View
  product?: string
  by?: string
  mine?: boolean
}

/** The address of a part of the list; nothing in it is personal. */
export function queueAddress({ view, product, by, mine }: Chosen, place: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(view !== 'received' && { view }),
    ...(product && { product }),
    ...(by && { by }),
    ...(mine && { mine: '1' }),
    ...place,
  })
  return query.size > 0 ? `/staff?${query}` : '/staff'
}

/** The views, and beneath them what narrows them: a form that is sent by GET. */
export function QueueFilters({
  chosen,
  products,
}: {
  chosen: Chosen
  products: readonly { id: string; name: string }[]
}) {
  return (
    <>
      <Views {...chosen} />
      <form className="filters panel" action="/staff" method="get">
        {chosen.view !== 'received' && <input type="hidden" name="view" value={chosen.view} />}
        <div>
          <label className="label" htmlFor="product">
            Product
          </label>
          <select className="input" id="product" name="product" defaultValue={chosen.product ?? ''}>
            <option value="">All products</option>
            {products.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="label" htmlFor="by">
            Came by
          </label>
          <select className="input" id="by" name="by" defaultValue={chosen.by ?? ''}>
            <option value="">Any way</option>
            <option value="myinfo">Myinfo</option>
            <option value="hand">Typed by hand</option>
          </select>
        </div>
        <div>
          <label className="label" htmlFor="mine">
            Seen to by
          </label>
          <select className="input" id="mine" name="mine" defaultValue={chosen.mine ? '1' : ''}>
            <option value="">Anybody</option>
            <option value="1">Me</option>
          </select>
        </div>
        <button className="button button-quiet" type="submit">
          Filter
        </button>
      </form>
    </>
  )
}

function Views(chosen: Chosen) {
  return (
    <nav className="views" aria-label="Views">
      {Object.entries(viewNames).map(([view, name]) => (
        <a
          key={view}
          href={queueAddress({ ...chosen, view: view as View })}
          aria-current={view === chosen.view ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
