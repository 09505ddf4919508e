import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { hideDemoBar } from '../demo-bar.ts'
import type { Places, Scene } from './scene.ts'

const looks = [390, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

/** Where the pictures of everything go, and of which application they are. */
export interface Taking {
  browser: Browser
  address: string
  folder: string
  languages: readonly string[]
}

/**
 * Takes every page of these scenes in each language, at 390 and 1280 px, light and dark, and without scripts in English
 * and light colours, as `LANGUAGE-WIDTH-SCHEME/PAGE.png`. A scene that was taken whole stands in `taken.txt` and is passed
 * over the next time. Returns what went wrong: pages wider than the screen, and scenes that could not be made.
 */
export async function takeAll(taking: Taking, scenes: readonly Scene[]): Promise<string[]> {
  mkdirSync(taking.folder, { recursive: true })
  const list = path.join(taking.folder, 'taken.txt')
  const taken = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []
  const runs = scenes.flatMap((scene) => [true, false].map((scripts) => ({ scene, scripts })))
  const faults: string[] = []
  for (const [at, { scene, scripts }] of runs.entries()) {
    const name = scripts ? scene.name : `${scene.name} without scripts`
    console.log(`${at + 1} of ${runs.length}  ${name}${taken.includes(name) ? ': taken before' : ''}`)
    if (taken.includes(name)) continue
    try {
      faults.push(...(await takeScene(taking, scene, scripts)))
      appendFileSync(list, `${name}\n`)
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  return faults
}

async function takeScene(
  { browser, address, folder, languages }: Taking,
  scene: Scene,
  scripts: boolean,
): Promise<string[]> {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    locale: 'en-SG',
    timezoneId: 'Asia/Singapore',
  })
  const faults: string[] = []
  try {
    const page = await context.newPage()
    const spoken = scripts && !scene.english ? languages : ['en']
    for (const act of scene.acts) {
      await setLanguage(context, address, 'en')
      const places = await act(page)
      const stood = page.url()
      for (const language of spoken) {
        await setLanguage(context, address, language)
        faults.push(...(await takePlaces(page, places, { folder, language, scripts })))
      }
      await setLanguage(context, address, 'en')
      await page.goto(stood)
    }
  } finally {
    await context.close()
  }
  return faults
}

async function setLanguage(context: BrowserContext, address: string, value: string): Promise<void> {
  await context.addCookies([{ name: 'language', value, url: address }])
}

interface Set {
  folder: string
  language: string
  scripts: boolean
}

async function takePlaces(page: Page, places: Places, { folder, language, scripts }: Set): Promise<string[]> {
  const faults: string[] = []
  const wanted = scripts ? looks : looks.filter(({ scheme }) => scheme === 'light')
  for (const [name, place] of Object.entries(places)) {
    await page.goto(place)
    await hideDemoBar(page)
    for (const { width, scheme } of wanted) {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme: scheme, media: name.endsWith('-printed') ? 'print' : 'screen' })
      const look = `${language}-${width}-${scheme}${scripts ? '' : '-no-scripts'}`
      await page.screenshot({ path: path.join(folder, look, `${name}.png`), fullPage: true })
      const wide = await page.locator('html').evaluate((html) => html.scrollWidth)
      if (wide > width) faults.push(`${look}/${name}: ${wide} px wide`)
    }
    await page.emulateMedia({ media: 'screen' })
  }
  return faults
}
