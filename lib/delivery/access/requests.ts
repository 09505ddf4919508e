import * as z from 'zod'
import { placeOf } from './cursor.ts'

const statuses = ['received', 'question', 'accepted', 'declined'] as const

/** What a list may be asked with. */
export const listQuery = z.strictObject({
  after: z
    .string()
    .transform((cursor, context) => {
      const place = placeOf(cursor)
      if (!place) context.addIssue({ code: 'custom', message: 'is not a cursor of this list' })
      return place
    })
    .optional()
    .describe('the `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('applications on a page'),
  product: z.string().optional().describe('only this product'),
  status: z.enum(statuses).optional().describe('only in this state'),
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional()
    .describe('received then or later'),
})

/** What a decision is posted as. */
export const decisionBody = z
  .strictObject({
    decision: z.enum(['accepted', 'declined', 'question']),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .optional()
      .describe('for the applicant to read; needed but for `accepted`'),
  })
  .refine(({ decision, reason }) => decision === 'accepted' || reason !== undefined, {
    path: ['reason'],
    error: 'is needed to decline, and to ask',
  })

/** What an idempotency key may look like. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{8,128}$/, 'must be 8 to 128 visible characters')

/** The faults of a request, each with its place and never with the value. */
export function faultsOf({ issues }: z.core.$ZodError): { at: string; fault: string }[] {
  return issues.map(({ path, message }) => ({ at: path.join('.'), fault: message }))
}
