import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { Failure } from '../stack/failure.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const BUNDLES = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
/** Chromium without windows, as Debian has it. */
const SHELL = 'chromium-headless-shell'
const FONTS = ['fonts-noto-cjk', 'fonts-lohit-taml']
const DOWNLOAD_MS = 300_000

/** A browser that starts on this machine: the one named by `BROWSER_PATH`, Playwright's own, or an installed one. */
export function findBrowser(): string | undefined {
  const named = process.env.BROWSER_PATH
  return named || findOwn() || findInstalled()
}

/**
 * The browser that takes the least of the machine, for tests, which look at pages and at no window: the one named by
 * `BROWSER_PATH`, Chromium without windows where that is installed, and else what `findBrowser` finds.
 */
export function findLightBrowser(): string | undefined {
  return process.env.BROWSER_PATH || inFolders([SHELL]).find(doesStart) || findBrowser()
}

/**
 * A browser, come what may: Playwright's own, downloaded where its server can be reached, else one that is installed,
 * else Debian's package. Throws a `Failure` that says what to do.
 */
export async function ensureBrowser(report: (line: string) => void): Promise<string> {
  const found = process.env.BROWSER_PATH || findOwn()
  if (found) return found

  if (await isDownloadable()) download(report)
  const available = findOwn() ?? findInstalled()
  if (available) return available

  if (canUseApt()) installDebianPackage(report)
  const installed = findInstalled()
  if (installed) return installed
  throw new Failure('No browser was found. Run `npx playwright install --with-deps chromium`, or set BROWSER_PATH.')
}

function findOwn(): string | undefined {
  const own = chromium.executablePath()
  return own && doesStart(own) ? own : undefined
}

function findInstalled(): string | undefined {
  return [...inFolders([...NAMES, SHELL]), ...BUNDLES].find(doesStart)
}

function inFolders(names: readonly string[]): string[] {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin']
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

/** A downloaded browser may lack libraries, and a package may be an empty shell: only starting it tells. */
function doesStart(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

async function isDownloadable(): Promise<boolean> {
  // Behind a proxy only the download itself can tell; it knows how to use one.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true

  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev'
  const signal = AbortSignal.timeout(5_000)
  return fetch(host, { method: 'HEAD', signal }).then(
    () => true,
    () => false,
  )
}

function download(report: (line: string) => void): void {
  report("Downloading Playwright's browser")
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    timeout: DOWNLOAD_MS,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function installDebianPackage(report: (line: string) => void): void {
  report("Installing Debian's Chromium")
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  apt('update')
  if (apt('install', SHELL).status !== 0) apt('install', 'chromium')
  apt('install', ...FONTS)
}
