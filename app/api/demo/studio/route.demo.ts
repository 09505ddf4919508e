import { definitionOf } from '@/app/demo/parts/studio/definition.ts'
import { readBrowserToken } from '@/lib/auth/request/browser-cookie.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { linkUpFile, productFile, translationsFile } from '@/lib/demo/studio/files.ts'
import { getServer } from '@/lib/server/server.ts'
import { refuse } from '../../refusal.ts'
import { requestLanguage } from '../../request-language.ts'

const files = { product: productFile, texts: translationsFile, 'link-up': linkUpFile } as const

/** A file of the definition that this browser works on, the last one that could be read. */
export async function GET(request: Request): Promise<Response> {
  const server = await getServer()
  const { appUrl, authSecret, formerAuthSecret } = server.config
  const query = new URL(request.url).searchParams
  const held = readCookie(request, cookieNames(appUrl.protocol === 'https:').browser)
  const csrfToken = readBrowserToken(held, authSecret, formerAuthSecret) ?? ''
  const definition = server.demo && definitionOf({ server, csrfToken }, query.get('product') ?? '')
  const make = Object.entries(files).find(([name]) => name === query.get('file'))?.[1]
  if (!definition || !make) return refuse({ refusal: 'not_here', language: requestLanguage(request) })
  const { name, type, text } = make(definition.shown)
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
