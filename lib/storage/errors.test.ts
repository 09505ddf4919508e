import { expect, test, vi } from 'vitest'
import { DraftGone, StorageFault, StorageUnavailable } from './errors.ts'

test('an error is known by its class, also when the module was loaded twice', async () => {
  vi.resetModules()
  const other = await import('./errors.ts')

  expect(other.StorageUnavailable).not.toBe(StorageUnavailable)
  expect(new other.StorageUnavailable('full') instanceof StorageUnavailable).toBe(true)
  expect(new other.DraftGone() instanceof DraftGone).toBe(true)
})

test.each([
  ['another error', new Error('StorageUnavailable')],
  ['a fault', new StorageFault('42P01')],
  ['an object of that name', { name: 'StorageUnavailable' }],
  ['nothing', undefined],
])('%s is neither unavailable nor gone', (_, value) => {
  expect(value instanceof StorageUnavailable).toBe(false)
  expect(value instanceof DraftGone).toBe(false)
})
