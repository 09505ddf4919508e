import { recordJsonSchema } from '@/lib/delivery/record/json-schema.ts'
import { jsonResponse } from '../with-client.ts'

/** The JSON Schema of an application's record, for whoever asks. */
export function GET(): Response {
  return jsonResponse(recordJsonSchema(), {
    'content-type': 'application/schema+json',
    'cache-control': 'max-age=3600',
  })
}
