import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import type { WebhookReceiver } from '@/lib/delivery/receivers/receiver.ts'
import { makeIssued, makeRoot } from '../../testing/certificates.ts'
import { buildConfig, buildInspection, now } from '../../testing/inspection.ts'
import { checkReceivers } from './receivers.ts'

const core: WebhookReceiver = {
  kind: 'webhook',
  name: 'core',
  products: ['*'],
  url: 'https://a.example',
  secrets: ['s'],
  allow: [],
}

async function levels(changes: Parameters<typeof buildConfig>[0]) {
  const findings = await checkReceivers(buildInspection({ config: buildConfig(changes) }))
  return findings.map(({ id, level }) => `${id} ${level}`)
}

test('products that nobody is told of are worth a look', async () => {
  expect(await levels({ receivers: [] })).toEqual(['receivers.products warning'])
  expect(await levels({ receivers: [core] })).toEqual(['receivers.secrets passed'])
})

test('a key that encrypts passes, and one that does not is at fault', async () => {
  const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true })
  const key = await exportJWK(publicKey)

  expect(await levels({ receivers: [{ ...core, key }] })).toContain('receivers.key passed')
  expect(await levels({ receivers: [{ ...core, key: { ...key, x: 'AAAA' } }] })).toContain('receivers.key fault')
})

test('our certificate is compared with its key and with the calendar', async () => {
  const root = await makeRoot()
  const at = (days: number) => new Date(now + days * 86_400_000)
  const made = (days: number) => makeIssued('us', root, { notBefore: at(-90), notAfter: at(days) })
  const [good, soon, over] = await Promise.all([made(90), made(10), made(-30)])
  const of = (certificate: string, privateKey: string) => levels({ receivers: [{ ...core, certificate, privateKey }] })

  expect(await of(good.pem, good.key)).toContain('receivers.certificate passed')
  expect(await of(soon.pem, soon.key)).toContain('receivers.certificate warning')
  expect(await of(over.pem, over.key)).toContain('receivers.certificate fault')
  expect(await of(good.pem, soon.key)).toContain('receivers.certificate fault')
})

test('a directory has to be one that can be made or written', async () => {
  const directory = mkdtempSync(`${tmpdir()}/receivers-`)
  const of = (place: string) =>
    levels({ receivers: [{ kind: 'files', name: 'files', products: ['*'], directory: place }] })

  expect(await of(directory)).toEqual(['receivers.directory passed'])
  expect(await of(`${directory}/new`)).toEqual(['receivers.directory passed'])
  expect(await of('/proc/none/below')).toEqual(['receivers.directory fault'])
  rmSync(directory, { recursive: true })
})

test('mail in clear is worth a look', async () => {
  expect(await levels({ receivers: [core], mail: { url: 'smtp://mail', from: 'a@b.example' } })).toContain(
    'receivers.mail warning',
  )
})
