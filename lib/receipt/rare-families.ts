import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFamily } from './font-families.ts'

/** Which letters each of the files has that the rest of Chinese is parted into, under `node_modules/@fontsource`. */
export const rareLetters = 'noto-sans-sc/unicode.json'

let known: readonly FontFamily[] | undefined

/**
 * Letters of Chinese that the file of the common ones lacks and names have, about a hundred in a family; one weight for
 * both. Read once in the life of the process.
 */
export function rareFamilies(): readonly FontFamily[] {
  known ??= readFamilies()
  return known
}

function readFamilies(): FontFamily[] {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource', rareLetters)
  const parts: { [part: string]: string } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(parts).flatMap(([part, ranges]): FontFamily[] => {
    const [, number] = /^\[(\d+)\]$/.exec(part) ?? []
    if (!number) return []
    const of = `noto-sans-sc/files/noto-sans-sc-${number}`
    return [{ family: `Chinese ${number}`, file: of, weights: [400, 400], calls: lettersIn(ranges) }]
  })
}

/** From `U+4e00-4e02,U+4e05`, as style sheets write them. */
function lettersIn(ranges: string): RegExp {
  const points = ranges.replaceAll('U+', '').replaceAll(/[\da-f]+/gi, (point) => `\\u{${point}}`)
  return new RegExp(`[${points.replaceAll(/[,\s]/g, '')}]`, 'u')
}
