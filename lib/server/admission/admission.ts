import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Pressure } from './pressure.ts'

/** Decides of each request whether it may go on, from its head alone; and counts it until its answer begins. */
export type Admission = (request: Asked, response: Answered) => boolean

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'once'>
type Answered = Pick<ServerResponse, 'once' | 'closed' | 'socket' | 'headersSent' | 'writeHead'>

/** So few at once are never too many, however slow the machine is: a node that has just started is late by itself. */
const FEW = 8

/** So many logins at once that wait for Singpass, or for who sends them slowly, are no flood: each takes next to nothing meanwhile. */
const FEW_LOGINS = 32

/** So many at once are a queue, whatever the event loop says: it is idle as well while all of them wait for the database. */
const MANY = 100

/** Milliseconds by which the event loop may be late: for who begins, and for who is in the middle of something. */
const BEGINNING_MS = 20
const UNDER_WAY_MS = 35

/** Requests that wait for a connection to the database: beyond, one more would wait in vain. */
const MOST_WAITING = 100

/** Costs next to nothing whether or not it is there, or is asked by those who watch and those who know our keys by it. */
const always =
  /^\/(?:_next\/static\/[^?]+|\.well-known\/jwks(?:\.json|\/[^/?]+)|api\/(?:healthz|readyz)|(?:refusal\.css|public-sans\.woff2|icon\.svg|icon-512\.png|manifest\.webmanifest|robots\.txt|favicon\.ico))(?:\?|$)/

/**
 * Admission while there is more to do than this process can: as long as a queue stands, beyond a few that are, one request for each turn of the
 * event loop is let in, and none while the loop is late; the others are to be refused at once. So what is let in is
 * answered in time, and no work is done for somebody who has gone. Who is in the middle of something, by what is posted
 * or by a session, is let in a little longer than who begins.
 *
 * @see {@link https://queue.acm.org/detail.cfm?id=2839461 Fail at Scale} controlled delay, in servers
 */
export function createAdmission({
  pressure,
  waiting,
}: {
  pressure: Readonly<Pressure>
  /** Requests that wait for a connection to the database. */
  waiting(): number
}): Admission {
  let turn = -1
  const open = { login: 0, other: 0 }
  const count = (response: Answered, kind: keyof typeof open) => {
    if (!canBeCounted(response)) return
    open[kind] += 1
    onceAnswered(response, () => {
      open[kind] -= 1
    })
  }
  /** Counted from its last byte to the first of its answer: who sends or reads slowly keeps nobody out. */
  const letIn = (request: Asked, response: Answered) => {
    // A login waits for Singpass, and takes nothing meanwhile: it keeps nobody out but other logins.
    if (isLogin(request)) count(response, 'login')
    else if (request.method === 'GET' || request.method === 'HEAD') count(response, 'other')
    else request.once('end', () => count(response, 'other'))
    return true
  }
  return (request, response) => {
    const { method, url = '', headers } = request
    if (always.test(url) || isPicture(url, headers)) return true
    if (waiting() >= MOST_WAITING || open.other >= MANY) return false
    const areFew = isLogin(request) ? open.login < FEW_LOGINS : open.other < FEW
    if (!pressure.isStanding || (areFew && canBeCounted(response))) return letIn(request, response)
    const isUnderWay = method === 'POST' || url.startsWith('/api/auth/callback/') || hasSession(headers.cookie)
    if (pressure.lag > (isUnderWay ? UNDER_WAY_MS : BEGINNING_MS) || pressure.turn === turn) return false
    turn = pressure.turn
    return letIn(request, response)
  }
}

function isLogin({ url = '' }: Asked): boolean {
  return url.startsWith('/api/auth/')
}

/** A page that is drawn asks for it; where there is none, only an address that is opened gets a page instead. */
function isPicture(url: string, headers: IncomingMessage['headers']): boolean {
  return url.startsWith('/brand/') && headers['sec-fetch-dest'] === 'image'
}

/**
 * An answer that waits behind another on its connection has no socket yet, and never closes if the connection ends first.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3.2 RFC 9112, 9.3.2} pipelining
 */
function canBeCounted({ closed, headersSent, socket }: Answered): boolean {
  return !closed && !headersSent && socket !== null
}

/** Once the answer begins, or the connection has ended before it did. */
function onceAnswered(response: Answered, then: () => void): void {
  const { writeHead } = response
  let isOver = false
  const end = () => {
    if (!isOver) then()
    isOver = true
  }
  response.once('close', end)
  response.writeHead = (...head: unknown[]) => {
    end()
    return Reflect.apply(writeHead, response, head)
  }
}

function hasSession(cookie = ''): boolean {
  return /(?:^|[;\s-])session=/.test(cookie)
}
