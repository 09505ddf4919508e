import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { withRunningApp } from '../nodes/running-app.ts'
import { type BuildFor, isBuilt } from '../stack/build.ts'
import { ensureBrowser } from '../test/browser.ts'
import type { Finding } from './finding.ts'
import { measureKinds } from './kinds.ts'
import { type Walk, walkByHand, walkWithMyinfo } from './walk.ts'

/** What the start page reckons its minutes from. */
const file = path.resolve('lib/onboarding/beforehand/measured.json')

type Goal = Pick<Walk, 'taps' | 'texts' | 'screens' | 'words'>

/** The most that an application with Myinfo may take on a phone. */
const goals: Record<string, Goal> = {
  'savings-account': { taps: 9, texts: 1, screens: 1.3, words: 300 },
  'credit-card': { taps: 7, texts: 2, screens: 2, words: 400 },
}

const phone = { width: 390, height: 844 }

interface Measured {
  withMyinfo: Walk
  byHand: Walk
}

/** Applies for every product on a phone, both ways, start page to receipt; keeps what it took for the start page's minutes. */
export async function measureJourney(): Promise<Finding[]> {
  // What an applicant reads is the same in the demo's build, where that is at hand.
  const purpose = isBuilt(process.cwd(), 'demo') ? 'demo' : 'production'
  const measured = await withRunningApp(({ url }) => walkThrough(url, purpose), purpose)
  const text = `${JSON.stringify(measured, null, 2)}\n`
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, text)
  if (before !== text) console.log(`        ${path.relative(process.cwd(), file)} has changed: build again`)
  return Object.entries(measured).flatMap(([product, { withMyinfo, byHand }]) => [
    { text: `${product}, Myinfo:  ${described(withMyinfo)}`, kept: keeps(withMyinfo, goals[product]) },
    { text: `${product}, by hand: ${described(byHand)}`, kept: true },
  ])
}

/** Applies for every product that is offered where `url` answers; the demo asks a question of every kind too. */
async function walkThrough(url: string, purpose: BuildFor): Promise<Record<string, Measured>> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
  const begin = () =>
    browser.newPage({ baseURL: url, viewport: phone, isMobile: true, hasTouch: true, locale: 'en-SG' })
  try {
    const measured: Record<string, Measured> = {}
    for (const { id } of productsOnOffer({ demo: false })) {
      measured[id] = {
        withMyinfo: rounded(await walkWithMyinfo(await begin(), id)),
        byHand: rounded(await walkByHand(await begin(), id)),
      }
    }
    if (purpose === 'demo' && (await measureKinds(await begin())))
      console.log('        what each kind of question takes has changed: build again')
    return measured
  } finally {
    await browser.close()
  }
}

function rounded(walk: Walk): Walk {
  return { ...walk, screens: Math.round(walk.screens * 100) / 100 }
}

function described({ taps, texts, screens, words, pages }: Walk): string {
  return `${taps} taps, ${texts} typed, ${screens} screens to scroll, ${words} words on ${pages} pages`
}

function keeps(walk: Walk, goal?: Goal): boolean {
  if (!goal) return true
  return (['taps', 'texts', 'screens', 'words'] as const).every((name) => walk[name] <= goal[name])
}
