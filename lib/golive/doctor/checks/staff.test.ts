import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Inspection } from '../inspection.ts'
import { checkStaff } from './staff.ts'

/** A provider that calls itself so, and its address. */
async function provider(calls: (address: string) => string): Promise<string> {
  const server = createServer((_, response) => response.end(JSON.stringify({ issuer: calls(address()) })))
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return address()
}

async function findings(issuer: string, roles = {}) {
  const staff = { issuer, clientId: 'x', clientSecret: 'x', roles: { claim: 'groups', roles } }
  const found = await checkStaff({ config: { staff }, products: [] } as unknown as Inspection)
  return found.map(({ id, level }) => `${id} ${level}`)
}

test('a provider that answers by its name, with somebody who may decide, is well', async () => {
  const levels = await findings(await provider((address) => address), { approver: ['heads'] })
  expect(levels).toEqual(['staff.issuer passed', 'staff.roles passed'])
})

test('a provider that calls itself otherwise, or is away, is told; so is that nobody may decide', async () => {
  const other = await findings(await provider(() => 'https://other.example'), { viewer: ['all'] })
  expect(other).toEqual(['staff.issuer fault', 'staff.roles passed', 'staff.approver warning'])
  expect(await findings('http://127.0.0.1:1', { approver: ['heads'] })).toContain('staff.issuer fault')
})
