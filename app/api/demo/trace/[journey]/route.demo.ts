import { itemsOf, retrievalOf } from '@/app/demo/parts/inspect/held.ts'
import { journeyAsText } from '@/app/demo/parts/inspect/texts.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { getServer } from '@/lib/server/server.ts'
import { refuse } from '../../../refusal.ts'
import { requestLanguage } from '../../../request-language.ts'

/**
 * A journey to keep or send: text unless JSON is asked for. Redacted, as the page is; with the values of the person only
 * where they are to be revealed, and to the browser alone whose visit holds them.
 */
export async function GET(request: Request, { params }: { params: Promise<{ journey: string }> }): Promise<Response> {
  const server = await getServer()
  const { config, demo, storage } = server
  const journey = config.demo ? demo?.journeys.find((await params).journey) : undefined
  if (!journey) return refuse({ refusal: 'not_here', language: requestLanguage(request) })
  const query = new URL(request.url).searchParams
  const isJson = query.get('as') === 'json'
  const secret = readCookie(request, cookieNames(config.appUrl.protocol === 'https:').session)
  const session = secret ? await storage.sessions.find(secret) : undefined
  const held = query.get('reveal') === '1' ? await retrievalOf(journey, { server, session }) : undefined
  const person = held && itemsOf(held.person, { reveal: true })
  const told = isJson
    ? JSON.stringify({ ...journey, ...(person && { person }) }, null, 2)
    : [journeyAsText(journey), ...(person ?? []).map(({ name, value }) => `  ${name}: ${value}`)].join('\n')
  return new Response(told, {
    headers: {
      'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="journey-${journey.id}.${isJson ? 'json' : 'txt'}"`,
      'cache-control': 'no-store',
    },
  })
}
