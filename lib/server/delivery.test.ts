import { expect, test } from 'vitest'
import type { Config } from '@/lib/config/config.ts'
import { receiversFor } from './delivery.ts'

test('a product’s receivers are those that name it, and those for all', () => {
  const common = { kind: 'files', directory: '/a' } as const
  const receivers: Config['receivers'] = [
    { ...common, name: 'all', products: ['*'] },
    { ...common, name: 'savings', products: ['savings-account'] },
    { ...common, name: 'cards', products: ['credit-card'] },
  ]

  expect(receiversFor({ receivers, mail: undefined })('savings-account')).toEqual(['all', 'savings'])
})
