import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { wordsFor } from '../words/index.ts'
import { Ways } from './ways.tsx'

const words = wordsFor('en')

/** The titles of the two ways as they stand, the first step of the page marked. */
function ways(given: { quiet?: boolean; handFirst?: boolean }): string[] {
  const page = renderToStaticMarkup(
    <Ways
      productId="card"
      effort={{ answers: 20, fromMyinfo: 15, minutesWithMyinfo: 2, minutesByHand: 8 }}
      connection="fapi"
      use="application"
      csrfToken="token"
      quiet={false}
      handFirst={false}
      words={words}
      {...given}
    />,
  )
  return [...page.matchAll(/class="(way|way way-first)".*?<h2>(.*?)<\/h2>/g)].map(([, look, title]) =>
    look === 'way' ? String(title) : `first: ${title}`,
  )
}

const [myinfo, hand] = [words.t('start.myinfo'), words.t('start.hand')]

it('Myinfo is the first step, and by hand stands beside it', () => {
  expect(ways({})).toEqual([`first: ${myinfo}`, hand])
})

it('by hand is the first step for somebody whom Singpass has just not served', () => {
  expect(ways({ handFirst: true })).toEqual([`first: ${hand}`, myinfo])
})

it('neither way is the first step where an unfinished application is', () => {
  expect(ways({ quiet: true })).toEqual([myinfo, hand])
  expect(ways({ quiet: true, handFirst: true })).toEqual([hand, myinfo])
})
