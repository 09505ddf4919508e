import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Place } from '../../lib/delivery/access/applications.ts'
import { exportApplications } from '../../lib/delivery/export/export.ts'
import type { Application } from '../../lib/onboarding/stores.ts'
import { fileTarget } from './export-target.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'export-'))
afterAll(() => rmSync(directory, { recursive: true }))

const LETTERS = 'ABCDEFGHJK'

function application(index: number): Application {
  const letters = [...String(index).padStart(4, '0')].map((digit) => LETTERS[Number(digit)]).join('')
  const common = { product: 'p', connection: 'none', api: 'none', language: 'en', status: 'received' } as const
  return { ...common, reference: `${letters}-AAAA-AA`, receivedAt: index, values: [] }
}

/** Twelve hundred applications, told from a place on. */
const applications = {
  async *stream({ after }: { after?: Place }) {
    for (let index = (after?.receivedAt ?? -1) + 1; index < 1_200; index++)
      yield { application: application(index), position: 1 }
  },
}

async function run(file: string, { until = Number.POSITIVE_INFINITY, options = 'run' } = {}) {
  const target = await fileTarget(path.join(directory, file), options)
  let pieces = 0
  for await (const piece of exportApplications(applications, {
    format: 'ndjson',
    products: ['*'],
    after: target.after,
  })) {
    await target.write(piece)
    pieces++
    if (pieces >= until) return pieces
  }
  await target.finish()
  return pieces
}

test('an export that is cut goes on behind its last place, and ends as one that was not', async () => {
  await run('whole')
  await run('cut', { until: 1_100 })
  const rest = await run('cut')

  expect(rest).toBeLessThan(250)
  const [whole, cut] = ['whole', 'cut'].map((name) => readFileSync(path.join(directory, name), 'utf8'))
  expect(cut).toBe(whole)
  expect(whole?.trim().split('\n')).toHaveLength(1_200)
  expect(statSync(path.join(directory, 'cut')).mode & 0o777).toBe(0o600)
  expect(readdirSync(directory).toSorted()).toEqual(['cut', 'whole'])
})

test('a file that is there, or is of a run with other options, is left as it is', async () => {
  writeFileSync(path.join(directory, 'mine'), 'mine')
  await expect(run('mine')).rejects.toThrow('exists already')
  await run('other', { until: 1_100 })
  await expect(run('other', { options: 'else' })).rejects.toThrow('other options')

  expect(readFileSync(path.join(directory, 'mine'), 'utf8')).toBe('mine')
})
