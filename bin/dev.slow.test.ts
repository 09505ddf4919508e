import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnPlace, OwnRun, ownPlace, processesOf, stillRunning } from './testing/own-run.ts'

let place: OwnPlace

beforeAll(async () => {
  place = await ownPlace()
})

afterAll(() => place.remove())

test('npm run dev starts from nothing, draws a page, and leaves no process behind after Ctrl-C', async () => {
  const run = new OwnRun('dev', place.environment)
  await run.untilSays('Ctrl-C stops everything.')
  const processes = processesOf(place)
  const page = await fetch(`${place.url}/specimen-account`)

  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Retrieve Myinfo with Singpass')])
  expect(await run.interrupt()).toBe(0)
  expect(await stillRunning(processes)).toEqual([])
  await expect(fetch(place.url)).rejects.toThrow('fetch failed')
}, 300_000)
