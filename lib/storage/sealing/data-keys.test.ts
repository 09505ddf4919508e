import { describe, expect, test } from 'vitest'
import { parseDataKeys } from './data-keys.ts'

const key = Buffer.alloc(32, 7).toString('base64url')
const other = Buffer.alloc(32, 8).toString('base64url')

describe('data keys', () => {
  test('the first seals and all open', () => {
    const { current, keys } = parseDataKeys(`2026:${key}, 2025:${other}`)

    expect(current).toBe('2026')
    expect([...keys.keys()]).toEqual(['2026', '2025'])
    expect(keys.get('2025')).toEqual(new Uint8Array(32).fill(8))
  })

  test.each([
    ['an empty list', '', 'data key 1 is not of the form kid:key'],
    ['a key without an ID', key, 'data key 1 is not of the form kid:key'],
    ['an empty ID', `:${key}`, 'data key 1 is not of the form kid:key'],
    ['a third part', `a:${key}:b`, 'data key 1 is not of the form kid:key'],
    ['a trailing comma', `a:${key},`, 'data key 2 is not of the form kid:key'],
    ['a key of 31 bytes', `a:${key.slice(0, 42)}`, 'data key 1 is not 32 bytes in base64url'],
    ['a key of 33 bytes', `a:${Buffer.alloc(33, 7).toString('base64url')}`, 'data key 1 is not 32 bytes in base64url'],
    [
      'a key in plain base64',
      `a:${Buffer.alloc(32, 255).toString('base64')}`,
      'data key 1 is not 32 bytes in base64url',
    ],
    ['one ID twice', `a:${key},a:${other}`, 'two data keys have the same key ID'],
  ])('%s is refused by position, without its value', (_, text, message) => {
    expect(() => parseDataKeys(text)).toThrow(new Error(message))
  })
})
