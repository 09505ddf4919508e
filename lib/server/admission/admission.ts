import type { IncomingMessage, ServerResponse } from 'node:http'
import { createLine } from './line.ts'
import { createNewcomers } from './newcomers.ts'
import type { Pressure } from './pressure.ts'

/**
 * Decides of each request whether it may go on, from its head alone; and counts it until its answer begins. `go` is called
 * now or soon, unless the answer is false, or whoever asked has gone meanwhile.
 */
export type Admission = (request: Asked, response: Answered, go: () => void) => boolean

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'once'>
type Answered = Pick<ServerResponse, 'once' | 'closed' | 'socket' | 'headersSent' | 'writeHead'>

interface AdmissionOptions {
  pressure: Readonly<Pressure>
  /** Requests that wait for a connection to the database. */
  waiting(): number
  /** The clock, in milliseconds. */
  now?: () => number
}

interface Admitting {
  admit: Admission
  came(): void
  next(): void
  inLine(): number
}

/** So few at once are never too many, however slow the machine is: a node that has just started is late by itself. */
const FEW = 4

/** So many who are in the middle of something wait in line while a queue stands. */
const SHORT_LINE = 8

/** So many logins at once that wait for Singpass, or for who sends them slowly, are no flood: each takes next to nothing meanwhile. */
const FEW_LOGINS = 32

/** So many at once, with those who wait in line, are a queue, whatever the event loop says: it is idle as well while all of them wait for the database. */
const MANY = 100

/** Milliseconds by which the event loop may be late where one more than a few is begun. */
const LATE_MS = 20

/** Requests that wait for a connection to the database: beyond, one more would wait in vain. */
const MOST_WAITING = 100

/** Costs next to nothing whether or not it is there, or is asked by those who watch and those who know our keys by it. */
const always =
  /^\/(?:_next\/static\/[^?]+|\.well-known\/jwks(?:\.json|\/[^/?]+)|api\/(?:healthz|readyz)|(?:refusal\.css|public-sans\.woff2|icon\.svg|icon-512\.png|manifest\.webmanifest|robots\.txt|favicon\.ico))(?:\?|$)/

/**
 * Admission that begins no more at once than this process can do: a few, and beyond them one for each turn of the event loop that is
 * not late. The others wait in line, which costs nothing: so turns stay short, and a burst is answered in its order.
 * Where the line does not come to an end, a queue stands: then who begins is to be refused at once as long as it does, and who
 * is in the middle of something, by what is posted or by a session, waits in a line of a few.
 *
 * While connections come in, everybody waits in line: nobody is to wait unread for pages of others. They are all taken in soon.
 *
 * @returns `admit`, which decides; `next`, which begins those of the line that may, and has to be called at each turn; and
 *   `came`, which has to be called for each connection that is taken in
 * @see {@link https://queue.acm.org/detail.cfm?id=2839461 Fail at Scale} controlled delay, in servers
 */
export function createAdmission({ pressure, waiting, now }: AdmissionOptions): Admitting {
  const open = { login: 0, other: 0 }
  const line = createLine()
  const turn = { of: -1, begun: 0 }

  const count = (response: Answered, kind: keyof typeof open) => {
    if (!canBeCounted(response)) return
    open[kind] += 1
    onceAnswered(response, () => {
      open[kind] -= 1
      if (line.length() > 0) setImmediate(next)
    })
  }
  /** Counted from its last byte to the first of its answer: who sends or reads slowly keeps nobody out. */
  const begin = (request: Asked, response: Answered, go: () => void) => {
    // A login waits for Singpass, and takes nothing meanwhile: few of them keep nobody out.
    if (!isLogin(request) || open.login >= FEW_LOGINS) turn.begun += 1
    if (isLogin(request)) count(response, 'login')
    else if (request.method === 'GET' || request.method === 'HEAD') count(response, 'other')
    else request.once('end', () => count(response, 'other'))
    go()
    return true
  }
  const mayBegin = (isCounted: boolean) => {
    if (newcomers.areComing()) return false
    if (turn.of !== pressure.turn) Object.assign(turn, { of: pressure.turn, begun: 0 })
    if (isCounted && open.other < FEW && turn.begun < FEW) return true
    return turn.begun === 0 && pressure.lag <= LATE_MS
  }
  const next = () => {
    while (line.length() > 0 && mayBegin(true)) line.takeFirst()
  }
  const newcomers = createNewcomers(next, now)
  return {
    admit(request, response, go) {
      const { url = '', headers } = request
      if (always.test(url) || isPicture(url, headers)) {
        go()
        return true
      }
      if (waiting() >= MOST_WAITING || open.other + line.length() >= MANY) return false
      const isCounted = canBeCounted(response)
      const isFewLogins = isLogin(request) && open.login < FEW_LOGINS && isCounted
      if (isFewLogins || (line.length() === 0 && mayBegin(isCounted))) return begin(request, response, go)
      // What waits behind another on its connection waits in a line already.
      if (!isCounted) return !pressure.isStanding && begin(request, response, go)
      const room = pressure.isStanding ? (isUnderWay(request) ? SHORT_LINE : FEW - open.other) : MANY
      if (line.length() >= room) return false
      line.join(response, () => begin(request, response, go))
      return true
    },
    came: newcomers.came,
    next,
    inLine: line.length,
  }
}

function isUnderWay({ method, url = '', headers }: Asked): boolean {
  return method === 'POST' || url.startsWith('/api/auth/callback/') || hasSession(headers.cookie)
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
