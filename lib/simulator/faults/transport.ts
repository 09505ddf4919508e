import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { Answer } from '../web/http.ts'
import type { AnswerFault, Endpoint } from './fault.ts'

type Write = (response: ServerResponse, answer: Answer) => void | Promise<void>

const MEGABYTE = 1024 * 1024
const BOMB_MEGABYTES = 100

/** Faults of the line itself: what the bytes do, whatever they say. */
export function buildTransportFaults(at: Endpoint): AnswerFault[] {
  const lines: [string, string, Write][] = [
    ['silent', 'takes the request and never answers', () => {}],
    ['slow', 'answers well, after seven seconds', sendLate],
    ['one-byte-a-second', 'answers well, one byte a second', drip],
    ['reset', 'resets the connection instead of answering', ({ socket }) => void socket?.resetAndDestroy()],
    ['closed-half-way', 'announces the whole length, sends half of it and closes', closeHalfWay],
    ['truncated', 'sends half of the body as if it were all', sendHalf],
    ['endless', 'sends a body that never ends', sendEndlessly],
    ['gzip-bomb', `sends ${BOMB_MEGABYTES} MB packed into a tenth of one`, sendBomb],
    ['redirect-elsewhere', 'redirects to another host, which notes whoever follows', redirectElsewhere],
    ['invalid-utf8', 'sends bytes that are not UTF-8', sendBrokenText],
    ['no-content-type', 'answers well, without a content type', sendWithType(undefined)],
    ['wrong-content-type', 'answers well, as text/plain', sendWithType('text/plain')],
  ]
  return lines.map(([name, does, write]) => ({
    kind: 'answer',
    at,
    name: `${at}-${name}`,
    says: `The ${at} endpoint ${does}.`,
    write,
  }))
}

async function sendLate(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  await wait(7000)
  response.writeHead(status, headers).end(body)
}

async function drip(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  response.writeHead(status, headers)
  for (const byte of Buffer.from(body)) {
    if (response.destroyed) return
    response.write(Buffer.of(byte))
    await wait(1000)
  }
  response.end()
}

async function closeHalfWay(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) })
  response.write(bytes.subarray(0, bytes.length / 2))
  await wait(20)
  response.destroy()
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, headers).end(bytes.subarray(0, bytes.length / 2))
}

async function sendEndlessly(response: ServerResponse, { status, headers }: Answer): Promise<void> {
  response.writeHead(status, headers)
  await pourUntilGone(spaces(Number.POSITIVE_INFINITY), response)
}

async function sendBomb(response: ServerResponse, { status, headers }: Answer): Promise<void> {
  response.writeHead(status, { ...headers, 'content-encoding': 'gzip' })
  await pourUntilGone(spaces(BOMB_MEGABYTES), createGzip(), response)
}

function* spaces(megabytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(MEGABYTE, ' ')
  for (let sent = 0; sent < megabytes; sent += 1) yield chunk
}

/** The client leaves before the end: that is what these faults are for. */
async function pourUntilGone(source: Iterable<Buffer>, ...through: NodeJS.WritableStream[]): Promise<void> {
  await pipeline([Readable.from(source), ...through]).catch(() => {})
}

/** The same machine under its other name, so that a client which follows is seen. */
function redirectElsewhere(response: ServerResponse): void {
  const port = response.socket?.localPort
  response.writeHead(302, { location: `http://localhost:${port}/elsewhere`, 'content-length': '0' }).end()
}

function sendBrokenText(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body)
  const broken = Buffer.concat([bytes.subarray(0, -2), Buffer.of(0xff, 0xfe, 0xc0), bytes.subarray(-2)])
  response.writeHead(status, headers).end(broken)
}

function sendWithType(type: string | undefined): Write {
  return (response, { status, headers, body }) => {
    const { 'content-type': _, ...others } = headers
    response.writeHead(status, type === undefined ? others : { ...others, 'content-type': type }).end(body)
  }
}
