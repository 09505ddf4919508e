import { describe, expect, it } from 'vitest'
import { failureOf } from '../testing/failure.ts'
import { parseJsonObject, readJsonObject } from './json.ts'

function nest(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
}

describe('a JSON object', () => {
  it('is parsed with what it nests', () => {
    expect(parseJsonObject('{"a":[{"b":null}],"c":"é"}')).toEqual({ a: [{ b: null }], c: 'é' })
  })

  it.each([
    ['an array', '[{"a":1}]'],
    ['null', 'null'],
    ['a string', '"a"'],
    ['a number', '7'],
    ['nothing', ''],
    ['a page', '<!doctype html><p>Maintenance</p>'],
    ['half an object', '{"a":{"b":1}'],
    ['two objects', '{}{}'],
    ['a member named __proto__', '{"a":1,"__proto__":{"admin":true}}'],
    ['a nested, escaped __proto__', '{"a":[{"\\u005f_proto__":{"admin":true}}]}'],
    ['65 levels', nest(65)],
    ['100000 levels', nest(100_000)],
  ])('is not %s', (_, text) => {
    expect(parseJsonObject(text)).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  })

  it('may nest 64 levels', () => {
    expect(parseJsonObject(nest(64))).toHaveProperty(Array(64).fill('a'), 1)
  })
})

describe('an answer that must hold a JSON object', () => {
  it('is read whatever its content type', () => {
    const headers = new Headers({ 'Content-Type': 'text/html' })

    expect(readJsonObject({ status: 200, headers, text: '{"a":1}' }, 'token')).toEqual({ a: 1 })
  })

  it('but holds something else counts as an outage, and is not quoted', async () => {
    const text = '<p>S1234567D</p>'
    const failure = await failureOf(() => readJsonObject({ status: 200, headers: new Headers(), text }, 'token'))

    expect(failure).toMatchObject({ code: 'unavailable', details: { endpoint: 'token', status: 200 } })
    expect(failure.message).toBe('the token answer is not a JSON object')
  })
})
