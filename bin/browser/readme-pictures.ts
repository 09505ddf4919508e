import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from '@playwright/test'

interface Picture {
  shots: readonly string[]
  screen: { width: number; height: number }
  scale: number
  /** How many stand beside each other; all of them, when absent. */
  columns?: number
  gap?: number
}

/** Pictures of the README by name: phones' screens beside each other, one at a desk's width, the steps of the tour. */
const pictures: Record<string, Picture> = {
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
  tour: {
    shots: Array.from({ length: 9 }, (_, step) => `desktop-light/10-tour-${step + 1}`),
    screen: { width: 1280, height: 800 },
    scale: 0.3,
    columns: 3,
    gap: 10,
  },
}

/** Composes the README's pictures from those that were just taken. */
export async function composeReadmePictures(browser: Browser, taken: string, into: string): Promise<void> {
  const page = await browser.newPage({ colorScheme: 'light' })
  for (const [name, { shots, screen, scale, columns = shots.length, gap = 30 }] of Object.entries(pictures)) {
    const width = Math.round(screen.width * scale)
    const height = Math.round(screen.height * scale)
    const frames = shots.map((shot) => {
      const picture = readFileSync(path.join(taken, `${shot}.png`)).toString('base64')
      return `<div><img src="data:image/png;base64,${picture}"></div>`
    })
    const rows = Math.ceil(shots.length / columns)
    await page.setViewportSize({ width: columns * (width + gap) + gap, height: rows * (height + gap) + gap })
    await page.setContent(`<style>
      body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: ${gap}px; margin: 0; padding: ${gap}px; background: #e8eeee; }
      div { width: ${width}px; height: ${height}px; overflow: hidden; border-radius: 18px; box-shadow: 0 2px 6px rgb(15 28 46 / 14%); }
      img { display: block; width: 100%; }
    </style>${frames.join('')}`)
    await page.screenshot({ path: path.join(into, `${name}.png`) })
  }
  await page.close()
}
