import { expect, test } from 'vitest'
import { accept } from './accept.ts'
import { fingerprint } from './english.ts'
import { findFaults } from './findings.ts'

const english = new Map([
  ['home.title', 'Home'],
  ['home.lead', 'Welcome'],
])
const translation = {
  home: { title: '主页', lead: '欢迎' },
  $source: { 'home.lead': fingerprint('Welcome'), 'home.title': 'older', 'home.gone': 'older' },
}

test('an accepted text is stale no more, and what English no longer has is not noted', () => {
  expect(findFaults({ english, translation, language: 'zh' })).toEqual([
    { key: 'home.title', fault: 'stale' },
    { key: 'home.gone', fault: 'unknown' },
  ])
  const accepted = accept({ english, translation, keys: ['home.title'] })
  expect(findFaults({ english, translation: accepted, language: 'zh' })).toEqual([])
  expect(Object.keys(accepted.$source)).toEqual(['home.title', 'home.lead'])
})

test('a text that is not accepted stays stale', () => {
  const accepted = accept({ english, translation, keys: ['home.lead'] })
  expect(findFaults({ english, translation: accepted, language: 'zh' })).toEqual([
    { key: 'home.title', fault: 'stale' },
  ])
})

test.each(['home.gone', 'home', '$source'])('%s, which is no English text, cannot be accepted', (key) => {
  expect(() => accept({ english, translation, keys: [key, 'home.title'] })).toThrow(`no such text: ${key}`)
})

test('a text that is not said yet cannot be accepted', () => {
  const silent = { ...translation, home: { title: '', lead: '欢迎' } }
  expect(() => accept({ english, translation: silent, keys: ['home.title'] })).toThrow('no such text: home.title')
})
