import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { agenciesOf, downtimesAt } from '@/lib/onboarding/beforehand/downtime.ts'
import { specimenDowntimes as table } from '@/lib/onboarding/beforehand/testing/downtime-table.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimenCard } from '@/lib/onboarding/products/specimens/card.ts'
import { wordsFor } from '../words/index.ts'
import { DowntimeNotice } from './downtime-notice.tsx'

function noticeAt(time: string, { failed = false, product = specimenCard } = {}): string {
  const downtimes = downtimesAt({
    table,
    now: Date.parse(`${time}:00+08:00`),
    agencies: agenciesOf(product),
  })
  const props = { product, downtimes, failed, connection: 'v3', csrfToken: 'token', words: wordsFor('en') }
  return renderToStaticMarkup(createElement(DowntimeNotice, props)).replaceAll('&amp;', '&')
}

test('a window names its agency, its end in Singapore, and what would be left out', () => {
  const notice = noticeAt('2026-11-25T03:00')
  expect(notice).toContain('Closed for maintenance until 6:00 am today: Inland Revenue Authority of Singapore')
  expect(notice).toContain('You would type these yourself: Notice of assessment')
  expect(notice).toContain('<input type="hidden" name="without" value="IRAS"/>')
  expect(notice).toContain('Retrieve without these items')
})

test('a failed retrieval is explained by the window', () => {
  expect(noticeAt('2026-11-25T03:00', { failed: true })).toContain(
    'Nothing was retrieved. Closed for maintenance until 6:00 am today: Inland',
  )
})

test('agencies that are away together are left out together, until the last is back', () => {
  const notice = noticeAt('2026-11-22T05:10')
  expect(notice).toContain(
    'until 8:30 am today: Central Provident Fund Board and Inland Revenue Authority of Singapore',
  )
  expect(notice).toContain('value="CPFB,IRAS"')
})

test('a window for holders of a FIN says so and offers nothing that would not help them', () => {
  const notice = noticeAt('2026-11-22T01:00', { product: specimenAccount })
  expect(notice).toContain('Closed for maintenance until 6:00 am today: Ministry of Manpower')
  expect(notice).toContain('This concerns you only if you have a FIN')
  expect(notice).not.toContain('<form')
})

test('nothing is said outside of windows', () => {
  expect(noticeAt('2026-11-25T12:00')).toBe('')
})
