import { IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { isObject } from '../../web/json.ts'
import { type EngineInput, engineSettings } from './engine-settings.ts'

/** What the engine answered, held back, with what it knew. */
export interface EngineAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Record<string, unknown>
  /** Set when the engine refused: its own reason, which it does not send. */
  reason?: string
  /** The person, once the engine knows. */
  accountId?: string
  /** The authorization code that was exchanged. */
  code?: { nonce: string; scope: string; grantId: string }
}

/** oidc-provider, fenced in: it keeps pushed requests, logins, codes and tokens, and its answers come back to us. */
export interface Engine {
  provider: Provider
  /** Lets the engine handle a request that we have read; `body` is given for a POST. */
  run(call: EngineCall): Promise<EngineAnswer>
}

interface EngineCall {
  request: IncomingMessage
  response: ServerResponse
  /** Below the issuer, with its query: `/par`. */
  path: string
  body?: string
}

/** Starts the engine. Its own tokens and keys never leave this process: what is sent is made elsewhere. */
export async function createEngine(input: EngineInput): Promise<Engine> {
  const waiting = new WeakMap<IncomingMessage, (answer: EngineAnswer) => void>()
  const provider = new Provider(input.issuer, await engineSettings(input))
  provider.proxy = true
  const reasons = collectReasons(provider)
  provider.use(async (ctx, next) => {
    await next()
    const { res, status, body, oidc } = ctx
    const answer = readAnswer({ res, status, body, oidc }, reasons.get(ctx.req))
    ctx.respond = false
    for (const name of ctx.res.getHeaderNames()) ctx.res.removeHeader(name)
    waiting.get(ctx.req)?.(answer)
  })
  const handle = provider.callback()

  return {
    provider,
    run({ request, response, path, body }) {
      const copy = copyRequest(request, { issuer: new URL(input.issuer), path, body })
      return new Promise((resolve) => {
        waiting.set(copy, resolve)
        handle(copy, response)
      })
    },
  }
}

interface Copy {
  issuer: URL
  path: string
  body: string | undefined
}

/**
 * The engine reads its requests from a stream, and derives its own addresses from `originalUrl` and the host, which is
 * the issuer's however the simulator was reached. DPoP is none of its business: all of it is checked before.
 */
function copyRequest(request: IncomingMessage, { issuer, path, body = '' }: Copy): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = path
  copy.httpVersion = request.httpVersion
  const { dpop: _, ...headers } = request.headers
  const forwarded = { 'x-forwarded-proto': issuer.protocol.slice(0, -1), 'x-forwarded-host': issuer.host }
  copy.headers = { ...headers, ...forwarded, host: issuer.host, accept: 'application/json' }
  Object.assign(copy, { originalUrl: `/fapi${path}` })
  // Without this the end of the copy would close the true request's connection.
  copy.complete = true
  copy.push(body)
  copy.push(null)
  return copy
}

/** The engine hides why it refused; its events tell. */
function collectReasons(provider: Provider): WeakMap<IncomingMessage, string> {
  const reasons = new WeakMap<IncomingMessage, string>()
  const keep = (ctx: KoaContextWithOIDC, error: Error) => {
    const detail = 'error_detail' in error ? error.error_detail : undefined
    const description = 'error_description' in error ? error.error_description : undefined
    const reason = detail ?? description ?? error.message
    if (typeof reason === 'string') reasons.set(ctx.req, reason)
  }
  provider.on('pushed_authorization_request.error', keep)
  provider.on('grant.error', keep)
  provider.on('authorization.error', keep)
  provider.on('server_error', keep)
  return reasons
}

type Handled = Pick<KoaContextWithOIDC, 'res' | 'status' | 'body'> & { oidc?: KoaContextWithOIDC['oidc'] }

function readAnswer(ctx: Handled, reason: string | undefined): EngineAnswer {
  const { AuthorizationCode: code, Account: account } = ctx.oidc?.entities ?? {}
  const headers: EngineAnswer['headers'] = {}
  for (const [name, value] of Object.entries(ctx.res.getHeaders())) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value)
  }
  return {
    status: ctx.status,
    headers,
    body: isObject(ctx.body) ? ctx.body : {},
    ...(reason === undefined ? {} : { reason }),
    ...(account === undefined ? {} : { accountId: account.accountId }),
    ...(code === undefined
      ? {}
      : {
          accountId: code.accountId,
          code: { nonce: code.nonce ?? '', scope: code.scope ?? '', grantId: code.grantId ?? '' },
        }),
  }
}
