import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { appsOf, buildConfig, buildInspection, fapi, wordsOf } from '../../testing/inspection.ts'
import { checkButton } from './button.ts'

const artwork = { application: { src: '/brand/apply.svg', width: 192, height: 44, label: 'Apply with Singpass' } }
const text = (content: string) => () => new TextEncoder().encode(content)
const svg = text('<svg xmlns="http://www.w3.org/2000/svg" width="192" height="44" viewBox="0 0 192 44"></svg>')
const png = (width: number, height: number) => () =>
  encode({ width, height, channels: 4, data: new Uint8Array(width * height * 4) })

const at = (env: 'local' | 'staging' | 'production', production = false) => ({
  ...buildConfig({ production, v3: undefined }),
  fapi: appsOf({ ...fapi, env }),
})
const check = (changes: Parameters<typeof buildInspection>[0]) => checkButton(buildInspection(changes))

describe('the button', () => {
  it.each([
    ['production', false, 'fault'],
    ['production', true, 'fault'],
    ['staging', true, 'fault'],
    ['staging', false, 'warning'],
    ['local', false, 'skipped'],
  ] as const)('without artwork at %s (NODE_ENV production: %s) is a %s', (env, production, level) => {
    const [finding] = check({ config: at(env, production) })

    expect(finding?.level).toBe(level)
  })

  it('without artwork names the products, the use and the place for the file', () => {
    const [finding] = check({ config: at('production') })

    expect(finding?.found).toMatch(/^specimen-account, .*: no official artwork .* "application"$/)
    expect(finding?.fix).toContain('public/brand')
  })

  it('of another use does not stand in', () => {
    const { application } = artwork

    expect(wordsOf(check({ config: at('production'), artwork: { login: application } }))).toHaveLength(1)
  })

  it.each([
    ['an SVG of its size', svg],
    ['a PNG of twice its size', png(384, 88)],
  ])('with %s passes', (_, readPublic) => {
    expect(check({ config: at('production'), artwork, readPublic })).toMatchObject([{ level: 'passed' }])
  })

  it.each([
    ['no file', () => undefined, 'public/brand/apply.svg cannot be read'],
    ['something else', text('GIF89a'), 'is neither PNG nor SVG'],
    ['half a PNG', () => png(384, 88)().slice(0, 60), 'is neither PNG nor SVG'],
    ['another shape', png(200, 44), 'is 200 × 44, and is drawn in another shape: 192 × 44'],
  ])('with %s is a fault', (_, readPublic, words) => {
    expect(wordsOf(check({ config: at('production'), artwork, readPublic }))[0]).toContain(words)
  })

  it('with a label that does not name Singpass is a fault', () => {
    const own = { application: { ...artwork.application, label: 'Go' } }

    expect(wordsOf(check({ config: at('production'), artwork: own, readPublic: svg }))[0]).toContain('the label "Go"')
  })
})
