import * as z from 'zod'
import { messageSchema } from './message.ts'
import { recordV1 } from './record.ts'

/** JSON Schema (2020-12) of the record, made from the code that makes records. */
export function recordJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(recordV1, { target: 'draft-2020-12', io: 'output', unrepresentable: 'any', override: open })
}

/** JSON Schema (2020-12) of what receivers are told. */
export function messageJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(messageSchema, {
    target: 'draft-2020-12',
    io: 'output',
    unrepresentable: 'any',
    override: open,
  })
}

/** Members may be added to a version: a reader's validator must let them pass. */
function open({ jsonSchema }: { jsonSchema: { additionalProperties?: unknown } }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
}
