import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']

/** Every file that git keeps or would take, but for pictures, the lock, and what was removed since. */
const files = execFileSync('git', listed, { encoding: 'utf8' })
  .split('\0')
  .filter((file) => /\.(?:tsx?|mjs|js|json|md|sql|css|sh)$/.test(file) && file !== 'package-lock.json')
  .filter((file) => existsSync(file))

/** The files in which a pattern stands. */
function filesWith(pattern: RegExp, among = files): string[] {
  return among.filter((file) => pattern.test(readFileSync(file, 'utf8')))
}

const shipped = files.filter(
  (file) => /^(?:app|components|lib)\//.test(file) && !/\.test\.|\/testing\/|lib\/simulator\//.test(file),
)

test('S48 no file of the repository holds a private key or a token of a service', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(filesWith(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/]{40}/)).toEqual([])
  expect(filesWith(/"d"\s*:\s*"[A-Za-z0-9_-]{43}"/)).toEqual([])
  expect(filesWith(/\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[bp]-[0-9]{8,})\b/)).toEqual([])
})

test('S54 nothing that is shipped takes chance from elsewhere than node:crypto, but for pauses between tries', () => {
  const careless = filesWith(/\bMath\.random\b/, shipped)
  expect(careless.filter((file) => !/retry/.test(file))).toEqual([])
})

test('S52 every package is locked by its hash, and none runs a script that was not allowed by name', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const installed = Object.entries<{ integrity?: string; link?: boolean; inBundle?: boolean }>(packages).filter(
    ([name]) => name.includes('node_modules/'),
  )
  expect(installed.length).toBeGreaterThan(100)
  expect(
    installed
      .filter(([, { integrity, link, inBundle }]) => !link && !inBundle && !integrity?.startsWith('sha512-'))
      .map(([name]) => name),
  ).toEqual([])
  expect(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).allowScripts).length).toBeGreaterThan(0)
})

/** The oldest versions without a known hole that concerns us. */
const oldest: Record<string, string> = {
  next: '16.3.3',
  'next-auth': '4.24.15',
  jose: '6.1.0',
  pg: '8.16.0',
  pino: '9.7.0',
}

test.each(Object.entries(oldest))('S52 %s is at least %s', (name, least) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  expect(version.localeCompare(least, 'en', { numeric: true })).toBeGreaterThanOrEqual(0)
})
