import { describe, expect, test } from 'vitest'
import { isInstalled, requireNode } from './install.mjs'

describe('a Node.js version', () => {
  test.each(['20.9.0', '20.20.2', '22.0.0', '24.21.0', '100.1.0'])('%s is accepted', (version) => {
    expect(() => requireNode(version)).not.toThrow()
  })

  test.each(['20.8.1', '18.20.0', '9.11.2'])('%s is refused, in a line that says what is needed', (version) => {
    expect(() => requireNode(version)).toThrow(`Node.js 20.9 or later is needed; this is ${version}.`)
  })
})

describe('the locked packages', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
      'node_modules/c-other-platform': { version: '3.0.0', optional: true },
    },
  }
  const installed = {
    packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a/node_modules/b': { version: '2.0.0' } },
  }

  test('count as installed without the binaries of other platforms', () => {
    expect(isInstalled(lock, installed)).toBe(true)
  })

  test('count as missing when nothing is installed, or nothing is locked', () => {
    expect(isInstalled(lock, undefined)).toBe(false)
    expect(isInstalled(undefined, installed)).toBe(false)
  })

  test('count as missing when one is', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(false)
  })

  test('count as missing when one has another version, an optional one too', () => {
    const older = { ...installed.packages, 'node_modules/a': { version: '0.9.0' } }
    const optional = { ...installed.packages, 'node_modules/c-other-platform': { version: '2.9.0' } }

    expect(isInstalled(lock, { packages: older })).toBe(false)
    expect(isInstalled(lock, { packages: optional })).toBe(false)
  })
})
