import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from '@playwright/test'

/** Pictures of the README by name: each stands beside the others as a phone's screen, or alone at a desk's width. */
const pictures: Record<string, { shots: readonly string[]; screen: { width: number; height: number }; scale: number }> =
  {
    journey: {
      shots: ['phone-light/2-start', 'phone-light/3-back-from-singpass', 'phone-light/6-received'],
      screen: { width: 390, height: 840 },
      scale: 1,
    },
    languages: {
      shots: ['phone-light/2-start-zh', 'phone-light/4-error-ms', 'phone-dark/3-back-from-singpass-ta'],
      screen: { width: 390, height: 840 },
      scale: 1,
    },
    records: { shots: ['desktop-light/3-back-from-singpass'], screen: { width: 1280, height: 1100 }, scale: 0.75 },
  }

const gap = 30

/** Composes the README's pictures from those that were just taken. */
export async function composeReadmePictures(browser: Browser, taken: string, into: string): Promise<void> {
  const page = await browser.newPage({ colorScheme: 'light' })
  for (const [name, { shots, screen, scale }] of Object.entries(pictures)) {
    const width = Math.round(screen.width * scale)
    const height = Math.round(screen.height * scale)
    const frames = shots.map((shot) => {
      const picture = readFileSync(path.join(taken, `${shot}.png`)).toString('base64')
      return `<div><img src="data:image/png;base64,${picture}"></div>`
    })
    await page.setViewportSize({ width: shots.length * (width + gap) + gap, height: height + 2 * gap })
    await page.setContent(`<style>
      body { display: flex; gap: ${gap}px; margin: 0; padding: ${gap}px; background: #e8eeee; }
      div { width: ${width}px; height: ${height}px; overflow: hidden; border-radius: 18px; box-shadow: 0 2px 6px rgb(15 28 46 / 14%); }
      img { display: block; width: 100%; }
    </style>${frames.join('')}`)
    await page.screenshot({ path: path.join(into, `${name}.png`) })
  }
  await page.close()
}
