import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { QueueFilters, queueAddress } from './queue-filters.tsx'

describe('the address of a part of the list', () => {
  it('is bare for what waits, which is where everybody begins', () => {
    expect(queueAddress({ view: 'received' })).toBe('/staff')
  })

  it('names what narrows the list, and the place in it', () => {
    const address = queueAddress({ view: 'all', product: 'a b', by: 'hand', mine: true }, { after: '5~x' })
    expect(Object.fromEntries(new URL(address, 'https://bank.example').searchParams)).toEqual({
      view: 'all',
      product: 'a b',
      by: 'hand',
      mine: '1',
      after: '5~x',
    })
  })
})

describe('the filters of the list', () => {
  const drawn = (view: 'received' | 'accepted') =>
    renderToStaticMarkup(
      <QueueFilters chosen={{ view, product: 'card' }} products={[{ id: 'card', name: 'Card & more' }]} />,
    )

  it('keep the view when something else is chosen', () => {
    expect(drawn('accepted')).toContain('<input type="hidden" name="view" value="accepted"/>')
    expect(drawn('received')).not.toContain('type="hidden"')
  })

  it('keep what narrows the list when another view is chosen', () => {
    expect(drawn('received')).toContain('href="/staff?view=declined&amp;product=card"')
  })

  it('mark the view that is open, and the product that is chosen', () => {
    expect(drawn('accepted')).toMatch(/<a [^>]*aria-current="page"[^>]*>Accepted</)
    expect(drawn('accepted')).toContain('<option value="card" selected="">Card &amp; more</option>')
  })
})
