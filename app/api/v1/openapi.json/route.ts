import { openApiDocument } from '@/lib/delivery/access/openapi.ts'
import { getServer } from '@/lib/server/server.ts'
import { jsonResponse } from '../with-client.ts'

/** The description of this interface, for whoever asks. */
export async function GET(): Promise<Response> {
  const { config } = await getServer()
  return jsonResponse(openApiDocument(config.appUrl), { 'cache-control': 'max-age=3600' })
}
