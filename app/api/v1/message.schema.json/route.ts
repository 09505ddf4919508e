import { messageJsonSchema } from '@/lib/delivery/record/json-schema.ts'
import { jsonResponse } from '../with-client.ts'

/** The JSON Schema of what receivers are told, for whoever asks. */
export function GET(): Response {
  return jsonResponse(messageJsonSchema(), {
    'content-type': 'application/schema+json',
    'cache-control': 'max-age=3600',
  })
}
