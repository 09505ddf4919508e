import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ShownValue } from '../shown-values.ts'
import { WhereFrom } from './where-from.tsx'

const myinfo = { kind: 'myinfo', api: 'fapi-2.0', connection: 'fapi', source: 'government', retrievedAt: '' } as const
const body = { kind: 'text', lines: ['x'] } as const
const value = (more: Partial<ShownValue>): ShownValue => ({
  ...{ field: 'x', label: 'X', body, isMasked: false, isEmpty: false, from: myinfo, locked: true },
  ...more,
})

test('counts the answers by where they came from, without what was not answered', () => {
  const values = [value({}), value({}), value({ locked: false }), value({ isEmpty: true })]
  const typed = value({ from: { kind: 'typed' }, locked: false })
  const text = renderToStaticMarkup(
    <WhereFrom
      groups={[
        { title: 'A', values },
        { title: 'B', values: [typed] },
      ]}
    />,
  )
  expect(
    text
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ).toBe('2 from agencies, locked 1 from Myinfo, left as it was 1 typed by the applicant')
})
