import { AsyncResource } from 'node:async_hooks'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { requestIdHeader, requestIdOf, withinRequest } from '@/lib/auth/request/request-id.ts'
import type { Admission } from '../admission/admission.ts'
import { answerBusy, type BusyPage } from '../admission/busy.ts'
import { withinSpan } from '../spans/requests.ts'
import { answerRaw, refuseBroken, refuseExpectations } from './broken-requests.ts'
import { addressHeader, clientAddressOf } from './client-address.ts'
import { boundConnections } from './connections.ts'
import { leadToPage } from './no-page.ts'
import { forgetPreview } from './preview.ts'
import { refusalText, sayWhatIsRefused } from './refusal-text.ts'
import { refusals } from './refusals.ts'
import { faultOf, type RequestFault } from './request-rules.ts'
import { fillInHeaders, securityHeaders } from './security-headers.ts'
import { isSite, sentHome } from './sent-home.ts'

/** What the front door has to know of where it stands. */
export interface FrontDoorSettings {
  https: boolean
  development: boolean
  trustedProxies: number
  /** The header in which a proxy of ours gives each request its id; absent: ids are made here. */
  requestIdHeader?: string
  /** Connections at once, at most. */
  maxConnections: number
  /** Nobody is here who they say they are; what this writes says so too. */
  standIn?: 'demo' | 'rehearsal'
  /** Where pages are at home; pages asked for under another host are sent there. */
  appUrl?: URL
  /** Whether and when a request goes on while there is more to do than this process can; absent: all do at once. */
  admit?: Admission
  /** Called for each connection to where pages are at home. */
  came?: () => void
  /** What those are answered that may not. */
  busyPage?: BusyPage
}

/** Milliseconds until the head of a request has come, and until all of it has. */
const headMilliseconds = 20_000
const requestMilliseconds = 30_000

/** More than any handler takes: whoever sends more is cut off, whether or not the handler counts. */
const mostBytes = 1_048_576

const emit = Server.prototype.emit

/**
 * Stands before every HTTP server of this process: refuses what nobody should have to read, says who asks, gives each
 * request its id, bounds what is sent, and completes the headers of every answer.
 *
 * It has to be here. Next.js reads and keeps bodies before any code of an application runs, and answers what it cannot
 * understand by itself, without our headers. Its own server is not ours to make (`next start`, `output: 'standalone'`),
 * but it is a `node:http` server, whose `request` event can be seen first, as tracing libraries do it.
 */
export function openFrontDoor(settings: FrontDoorSettings): void {
  const headers = securityHeaders(settings)
  Server.prototype.emit = function atTheDoor(this: Server, event: string | symbol, ...details: unknown[]): boolean {
    if (event === 'connection') takeIn(this, settings, headers)
    if (event === 'clientError') return refuseBroken(details[0], details[1] as Duplex, headers)
    if (event === 'upgrade' && !settings.development) return answerRaw(details[1] as Duplex, 400, headers)
    if (event !== 'request') return Reflect.apply(emit, this, [event, ...details])

    const [request, response] = details as [IncomingMessage, ServerResponse]
    fillInHeaders(response, headers)
    if (isSite(this)) leadToPage(request, response)
    const id = requestIdOf(givenId(request, settings))
    response.setHeader(requestIdHeader, id)
    const answer = () => {
      const fault = faultOf(request, settings)
      if (fault) return refuse(response, fault, settings)
      const home = settings.appUrl && isSite(this) && sentHome(request, settings.appUrl)
      if (home) return send(response, home)
      limitBytes(request)
      const goOn = () => {
        sayWhatIsRefused(response, settings)
        forgetPreview(request.headers)
        request.headers[addressHeader] = addressOf(request, settings)
        return Reflect.apply(emit, this, [event, ...details])
      }
      if (!settings.admit || !isSite(this)) return goOn()
      // Whoever has to wait goes on as the request that it is.
      if (settings.admit(request, response, AsyncResource.bind(goOn))) return true
      return turnAway(request, response, id, settings)
    }
    return withinRequest(id, () => withinSpan({ request, response, id }, answer))
  }
}

/** Takes the front door away again. */
export function closeFrontDoor(): void {
  Server.prototype.emit = emit
}

function takeIn(
  server: Server,
  { maxConnections, came }: FrontDoorSettings,
  headers: ReadonlyMap<string, string>,
): void {
  if (isSite(server)) came?.()
  if (boundConnections(server, maxConnections)) refuseExpectations(server, headers)
  server.headersTimeout = headMilliseconds
  server.requestTimeout = requestMilliseconds
}

/** A body that is still coming is not waited for: the connection ends with the answer. */
function refuse(response: ServerResponse, { status, reason }: RequestFault, { standIn }: FrontDoorSettings): true {
  refusals.tell({ event: 'request_refused', reason, status })
  const allow = status === 405 ? { allow: 'GET, HEAD' } : {}
  const { type, text } = refusalText(status, standIn)
  response.writeHead(status, { 'content-type': type, connection: 'close', ...allow }).end(text)
  return true
}

function turnAway(request: IncomingMessage, response: ServerResponse, id: string, settings: FrontDoorSettings): true {
  const reference = refusals.tell({ event: 'request_refused', reason: 'overload', status: 503 }) ?? id
  answerBusy(request, response, { page: settings.busyPage, reference }).catch(() => response.destroy())
  return true
}

function send(response: ServerResponse, headers: Record<string, string>): true {
  response.writeHead(307, headers).end()
  return true
}

/** Counts the bytes of a body as they arrive for whoever reads it. */
function limitBytes(request: IncomingMessage): void {
  const push = request.push
  let bytes = 0
  request.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= mostBytes) return push.call(request, chunk, encoding)
    request.destroy()
    return false
  }
}

/** What a client says of itself is not believed: the header counts where proxies of ours write it. */
function givenId({ headers }: IncomingMessage, { trustedProxies, requestIdHeader }: FrontDoorSettings) {
  return requestIdHeader && trustedProxies > 0 ? headers[requestIdHeader] : undefined
}

function addressOf({ headers, socket }: IncomingMessage, { trustedProxies }: FrontDoorSettings): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(', ')
  return clientAddressOf({ forwarded, peer: socket.remoteAddress, trustedProxies })
}
