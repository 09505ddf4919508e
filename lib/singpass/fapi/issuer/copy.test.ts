import { beforeEach, expect, it } from 'vitest'
import { type Copy, cooldownMilliseconds, freshMilliseconds, keepCopy, keptMilliseconds } from './copy.ts'

const hour = 3_600_000
const minute = 60_000

let now: number
let loads: number
let isDown: boolean
let copy: Copy<string>
beforeEach(() => {
  now = 0
  loads = 0
  isDown = false
  copy = keepCopy(load, { now: () => now })
})

async function load(): Promise<string> {
  loads++
  const name = `document ${loads}`
  await Promise.resolve()
  if (isDown) throw new Error('down')
  return name
}

it('a copy is fresh for an hour, kept for a day, and refetched out of turn once a minute at most', () => {
  expect([freshMilliseconds, keptMilliseconds, cooldownMilliseconds]).toEqual([hour, 24 * hour, minute])
})

it('a fresh copy is used without asking', async () => {
  await copy.get()
  now = hour - 1

  expect([await copy.get(), loads]).toEqual(['document 1', 1])
})

it('an old copy is replaced', async () => {
  await copy.get()
  now = hour

  expect([await copy.get(), loads]).toEqual(['document 2', 2])
})

it('all who ask at the same moment share one fetch', async () => {
  const documents = await Promise.all(Array.from({ length: 50 }, () => copy.get()))

  expect([new Set(documents).size, loads]).toEqual([1, 1])
})

it('an old copy serves while its source is down, which is asked again after a minute', async () => {
  await copy.get()
  now = hour
  isDown = true

  expect(await copy.get()).toBe('document 1')
  expect(await copy.get()).toBe('document 1')
  expect(loads).toBe(2)
  now += minute
  isDown = false
  expect(await copy.get()).toBe('document 3')
})

it('a copy is not trusted beyond a day', async () => {
  await copy.get()
  now = 24 * hour
  isDown = true

  await expect(copy.get()).rejects.toThrow('down')
})

it('without a copy a failure is passed on, and the next call tries again', async () => {
  isDown = true
  await expect(copy.get()).rejects.toThrow('down')
  isDown = false

  expect(await copy.get()).toBe('document 2')
})

it('a copy renewed out of turn serves from then on', async () => {
  await copy.get()

  expect(await copy.renew('unknown_key')).toBe('document 2')
  expect(await copy.get()).toBe('document 2')
})

it('all who want it renewed share one fetch', async () => {
  await copy.get()

  const renewed = await Promise.all(Array.from({ length: 50 }, () => copy.renew('unknown_key')))

  expect([new Set(renewed).size, loads]).toEqual([1, 2])
})

it('a copy is not renewed twice within a minute', async () => {
  await copy.get()
  await copy.renew('unknown_key')
  now = minute - 1

  expect([await copy.renew('unknown_key'), loads]).toEqual([undefined, 2])
  now = minute
  expect([await copy.renew('unknown_key'), loads]).toEqual(['document 3', 3])
})

it('a copy with a shorter cooldown is renewed after that', async () => {
  copy = keepCopy(load, { now: () => now, cooldown: 0 })
  await copy.get()
  await copy.renew('unknown_key')

  expect([await copy.renew('unknown_key'), loads]).toEqual(['document 3', 3])
})

it('a renewal that fails brings nothing and leaves the copy', async () => {
  await copy.get()
  isDown = true

  expect(await copy.renew('unknown_key')).toBeUndefined()
  expect(await copy.get()).toBe('document 1')
})
