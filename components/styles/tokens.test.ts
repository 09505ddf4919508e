import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Rgba = readonly [number, number, number, number]
type Tokens = ReadonlyMap<string, Rgba>

const source = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const [lightSource = '', darkSource = ''] = source.split(/@media (?:screen and )?\(prefers-color-scheme: dark\)/)
const light = parseTokens(lightSource)
const dark: Tokens = new Map([...light, ...parseTokens(darkSource)])

function parseTokens(css: string): Tokens {
  const declarations = [...css.matchAll(/--color-([a-z-]+):\s*([^;]+);/g)]
  return new Map(declarations.flatMap(([, name = '', value = '']) => parseColour(name, value)))
}

function parseColour(name: string, value: string): [string, Rgba][] {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value)
  if (hex)
    return [
      [
        name,
        rgba(
          hex.slice(1, 4).map((pair) => Number.parseInt(pair, 16)),
          1,
        ),
      ],
    ]
  const mixed = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(value)
  return mixed ? [[name, rgba(mixed.slice(1, 4).map(Number), Number(mixed[4]) / 100)]] : []
}

function rgba([red = 0, green = 0, blue = 0]: number[], alpha: number): Rgba {
  return [red, green, blue, alpha]
}

function colour(tokens: Tokens, name: string): Rgba {
  const found = tokens.get(name)
  if (!found) throw new Error(`token "${name}" is missing`)
  return found
}

/** Paints the named tokens over one another, the first at the bottom. */
function paint(tokens: Tokens, layers: readonly string[]): Rgba {
  return layers
    .map((layer) => colour(tokens, layer))
    .reduce(([r, g, b], [red, green, blue, alpha]) =>
      rgba(
        [
          [r, red],
          [g, green],
          [b, blue],
        ].map(([below = 0, above = 0]) => below * (1 - alpha) + above * alpha),
        1,
      ),
    )
}

/** @see WCAG 2.2, relative luminance */
function luminance([red, green, blue]: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(tokens: Tokens, text: string, grounds: readonly string[]): number {
  const [one, other] = [luminance(paint(tokens, [...grounds, text])), luminance(paint(tokens, grounds))]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

const leastContrast: [text: string, grounds: string[], least: number][] = [
  ['ink', ['paper'], 12],
  ['ink', ['raised'], 12],
  ['ink-soft', ['paper'], 5],
  ['ink-soft', ['raised', 'verified'], 4.5],
  ['ink', ['raised', 'verified'], 7],
  ['edge', ['paper'], 3],
  ['edge', ['raised'], 3],
  ['accent', ['paper'], 5],
  ['accent', ['raised', 'verified'], 4.5],
  ['accent-strong', ['paper'], 5],
  ['on-accent', ['accent'], 4.5],
  ['on-accent', ['accent-strong'], 4.5],
  ['hero-ink', ['hero'], 7],
  ['hero-soft', ['hero'], 4.5],
  ['danger', ['paper'], 4.5],
  ['danger', ['danger-ground'], 4.5],
  ['warn', ['warn-ground'], 4.5],
  ['good', ['good-ground'], 4.5],
  ['good', ['paper'], 4.5],
  ['ink', ['danger-ground'], 7],
  ['ink', ['warn-ground'], 7],
  ['ink', ['good-ground'], 7],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s tokens', (_, tokens) => {
  test.each(leastContrast)('%s on %s keeps a contrast of at least %d', (text, grounds, least) => {
    expect(contrast(tokens, text, grounds)).toBeGreaterThanOrEqual(least)
  })
})

test('every colour of the dark tokens is one of the light tokens', () => {
  expect([...parseTokens(darkSource).keys()].filter((name) => !light.has(name))).toEqual([])
})

test('the plain refusal pages have the same colours as all others', () => {
  const refusal = readFileSync(new URL('../../public/refusal.css', import.meta.url), 'utf8')
  const [inLight = '', inDark = ''] = refusal.split(/@media (?:screen and )?\(prefers-color-scheme: dark\)/)
  for (const name of ['paper', 'ink', 'ink-soft', 'line', 'accent', 'accent-strong', 'on-accent']) {
    const of = (css: string) => new RegExp(`--(?:color-)?${name}: ([^;]+);`).exec(css)?.[1]
    expect([of(inLight), of(inDark)], name).toEqual([of(lightSource), of(darkSource)])
  }
})

test('the mark of pages that React does not draw, and of a tab, turns with the colours', () => {
  const icon = readFileSync(new URL('../../app/icon.svg', import.meta.url), 'utf8')
  const [inLight = '', inDark = ''] = icon.split('@media screen and (prefers-color-scheme: dark)')
  const marks = [
    [inLight, lightSource],
    [inDark, darkSource],
  ] as const
  for (const [mark, tokens] of marks) {
    const of = (name: string) => new RegExp(`--color-${name}: ([^;]+);`).exec(tokens)?.[1]
    expect(/\.ground \{ fill: (\S+) \}/.exec(mark)?.[1]).toBe(of('accent'))
    expect(/\.letter \{ stroke: (\S+) \}/.exec(mark)?.[1]).toBe(of('on-accent'))
  }
})

test('the mark has its colours where its style is not read, as by our own policy when it is opened by itself', () => {
  const icon = readFileSync(new URL('../../app/icon.svg', import.meta.url), 'utf8')
  const of = (name: string) => new RegExp(`--color-${name}: ([^;]+);`).exec(lightSource)?.[1]
  expect(/<rect [^>]*fill="(\S+)"/.exec(icon)?.[1]).toBe(of('accent'))
  expect(/<path [^>]*stroke="(\S+)"/.exec(icon)?.[1]).toBe(of('on-accent'))
})

test('no page that React does not draw prints in its dark colours', () => {
  const refusal = readFileSync(new URL('../../public/refusal.css', import.meta.url), 'utf8')
  expect(refusal).toContain('@media screen and (prefers-color-scheme: dark)')
})
