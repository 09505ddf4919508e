import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test } from 'vitest'
import { makeIssued, makeRoot } from '@/lib/golive/testing/certificates.ts'
import { message } from '../testing/application.ts'
import { type Arrival, type ReceiverServer, secret, startReceiverServer } from '../testing/receiver-server.ts'
import type { WebhookReceiver } from './receiver.ts'
import { createWebhookSender } from './webhook.ts'

const limits = { connect: 1_000, head: 300, all: 600, answer: 1_000 }

const servers: ReceiverServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options?: Parameters<typeof startReceiverServer>[0]) {
  const server = await startReceiverServer(options)
  servers.push(server)
  return server
}

async function send(receiver: WebhookReceiver) {
  const sender = createWebhookSender(receiver, limits)
  const outcome = await sender.send('msg_1', message)
  sender.close()
  return outcome
}

function onlyOf(arrivals: readonly Arrival[]): Arrival {
  const [arrival] = arrivals
  if (!arrival) throw new Error('nothing arrived')
  return arrival
}

test('what arrives is signed with each secret, over exactly what was sent', async () => {
  const older = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
  const { receiver, arrivals } = await start()

  expect(await send({ ...receiver, secrets: [secret, older] })).toEqual({ delivered: true, result: '204' })
  const { headers, body } = onlyOf(arrivals)
  for (const known of [secret, older]) expect(new Webhook(known).verify(body, headers)).toEqual(message)
  const stranger = new Webhook(`whsec_${Buffer.alloc(24, 1).toString('base64')}`)
  expect(() => stranger.verify(body, headers)).toThrow()
  expect(headers['webhook-id']).toBe('msg_1')
})

test('what is sent to a receiver with a key only that key opens, and the signature is over the sealed form', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true })
  const { receiver, arrivals } = await start()
  await send({ ...receiver, key: await exportJWK(publicKey) })
  const { headers, body } = onlyOf(arrivals)

  expect(headers['content-type']).toBe('application/jose')
  expect(body).not.toContain('TAN XIAO HUI')
  expect(() => new Webhook(secret).verify(body, headers, { jsonParse: false })).not.toThrow()
  const { plaintext } = await compactDecrypt(body, privateKey)
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(message)
})

test('a certificate that nobody vouches for gets nothing', async () => {
  const { receiver, arrivals } = await start()

  expect(await send({ ...receiver, ca: undefined })).toEqual({ delivered: false, result: 'tls' })
  expect(arrivals).toEqual([])
})

test('a certificate of another host gets nothing', async () => {
  const { receiver, arrivals } = await start({ host: 'another.example' })

  expect(await send(receiver)).toEqual({ delivered: false, result: 'tls' })
  expect(arrivals).toEqual([])
})

test('a receiver that asks for our certificate gets it', async () => {
  const clients = await makeRoot('Bank')
  const ours = await makeIssued('us', clients)
  const { receiver, arrivals } = await start({ clients })

  expect(await send(receiver)).toMatchObject({ delivered: false })
  expect(await send({ ...receiver, certificate: ours.pem, privateKey: ours.key })).toMatchObject({ delivered: true })
  expect(arrivals.map(({ authorized }) => authorized)).toEqual([true])
})

test.each(['127.0.0.1', '[::1]', '2130706433', 'localhost', '169.254.169.254'])(
  'the private address %s is not dialled unless it is allowed',
  async (host) => {
    const { receiver, arrivals } = await start()
    const url = new URL(receiver.url)

    expect(await send({ ...receiver, url: `https://${host}:${url.port}/`, allow: [] })).toEqual({
      delivered: false,
      result: 'refused',
    })
    expect(arrivals).toEqual([])
  },
)

test('a redirect is a failure and leads nowhere', async () => {
  const elsewhere = await start()
  const { receiver, answerWith } = await start()
  answerWith((response) => response.writeHead(307, { location: elsewhere.receiver.url }).end())

  expect(await send(receiver)).toEqual({ delivered: false, result: '307' })
  expect(elsewhere.arrivals).toEqual([])
})

test('an answer that never begins is given up in time', async () => {
  const { receiver, answerWith } = await start()
  answerWith(() => undefined)

  expect(await send(receiver)).toEqual({ delivered: false, result: 'timeout' })
})

test('an endless answer is cut by its size alone, and its status counts', async () => {
  const { receiver, answerWith } = await start()
  const sender = createWebhookSender(receiver, { ...limits, head: 60_000, all: 60_000 })
  const ended = new Promise((resolve) => {
    answerWith((response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1)
      response.once('close', () => {
        clearInterval(timer)
        resolve('cut')
      })
    })
  })

  expect(await sender.send('msg_1', message)).toEqual({ delivered: true, result: '200' })
  expect(await ended).toBe('cut')
  sender.close()
})

test('an answer that drips is cut by the limit on the whole', async () => {
  const { receiver, answerWith } = await start()
  const sender = createWebhookSender(receiver, limits)
  const ended = new Promise((resolve) => {
    answerWith((response) => {
      response.writeHead(500)
      const timer = setInterval(() => response.write('x'), 20)
      response.once('close', () => {
        clearInterval(timer)
        resolve('cut')
      })
    })
  })

  expect(await sender.send('msg_1', message)).toEqual({ delivered: false, result: '500' })
  expect(await ended).toBe('cut')
  sender.close()
})

test('a connection that is cut before the answer is a failure', async () => {
  const { receiver, answerWith } = await start()
  answerWith((_, request) => request.socket.destroy())

  expect(await send(receiver)).toEqual({ delivered: false, result: 'cut' })
})

test('a receiver that is gone for good, and one that asks for time, are heard', async () => {
  const { receiver, answerWith } = await start()
  answerWith((response) => response.writeHead(410).end())
  expect(await send(receiver)).toEqual({ delivered: false, result: '410', final: true })
  answerWith((response) => response.writeHead(429, { 'retry-after': '999999' }).end())
  expect(await send(receiver)).toEqual({ delivered: false, result: '429', retryAfter: 3_600 })
})

test('a port where nobody listens is unreachable', async () => {
  const { receiver, close } = await startReceiverServer()
  await close()

  expect(await send(receiver)).toEqual({ delivered: false, result: 'unreachable' })
})
