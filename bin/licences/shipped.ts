import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A package that is shipped. */
export interface ShippedPackage {
  name: string
  version: string
  /** SPDX expression, or `unknown`. */
  licence: string
  /** Where it is installed, from the repository's root. */
  location: string
}

interface Locked {
  version: string
  license?: string
  dev?: boolean
  link?: boolean
  optional?: boolean
}

/** What a package says nowhere but in its LICENSE file, which somebody has read. */
const readByHand: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/**
 * Every package that `npm ci --omit=dev` installs, by the lock: our own and those of other systems are left out, which are
 * not installed here.
 */
export function shippedPackages(root: string): ShippedPackage[] {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  )
  return Object.entries(packages)
    .filter(([location, { dev, link }]) => location.includes('node_modules/') && !dev && !link)
    .filter(([location, { optional }]) => !optional || existsSync(path.join(root, location)))
    .map(([location, { version, license }]) => {
      const name = location.replace(/^.*node_modules\//, '')
      return { name, version, licence: license ?? readByHand[name] ?? 'unknown', location }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en') || one.location.localeCompare(other.location, 'en'))
}

/** The texts of a package's licences and notices, those of what it has taken in too; each once. */
export function licenceTexts(root: string, { location }: Pick<ShippedPackage, 'location'>): string[] {
  const folder = path.join(root, location)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i.test(file) && !/node_modules\/|\.(js|mjs|cjs|ts|json)$/.test(file),
  )
  return [...new Set(files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim()))]
}

/** One text that names every package with its licence, then each licence's words: what the terms ask to go along. */
export function thirdPartyText(root: string, packages: readonly ShippedPackage[]): string {
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const owners = new Map<string, string[]>()
  for (const shipped of packages)
    for (const text of licenceTexts(root, shipped))
      owners.set(text, [...(owners.get(text) ?? []), `${shipped.name} ${shipped.version}`])
  const texts = [...owners].map(([text, names]) => `${'-'.repeat(80)}\n${names.join(', ')}\n\n${text}`)
  return `${['What this application is shipped with, and under which terms.', '', ...list, '', ...texts].join('\n')}\n`
}
