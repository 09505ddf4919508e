import { journeyAsText } from '@/app/demo/parts/texts.ts'
import { getServer } from '@/lib/server/server.ts'

/** A journey to keep or send: text unless JSON is asked for. Redacted, as the page is. */
export async function GET(request: Request, { params }: { params: Promise<{ journey: string }> }): Promise<Response> {
  const { config, demo } = await getServer()
  const journey = config.demo ? demo?.journeys.find((await params).journey) : undefined
  if (!journey) return new Response(null, { status: 404 })
  const isJson = new URL(request.url).searchParams.get('as') === 'json'
  return new Response(isJson ? JSON.stringify(journey, null, 2) : journeyAsText(journey), {
    headers: {
      'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="journey-${journey.id}.${isJson ? 'json' : 'txt'}"`,
      'cache-control': 'no-store',
    },
  })
}
