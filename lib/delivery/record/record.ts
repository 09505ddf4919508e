import * as z from 'zod'
import { languages } from '@/lib/myinfo/language.ts'
import { provenanceSchema } from './provenance.ts'

/** A reference as applicants quote it. */
export const referenceSchema = z
  .string()
  .regex(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/)
  .describe('what the applicant quotes, and the name of the application everywhere')

/** One answered field. */
const valueSchema = z.object({
  field: z.string().describe('stable ID: our name of a Myinfo attribute, or the ID of a question in the product'),
  kind: z.string().describe('how the value is built; see docs/application.md for each kind'),
  value: z.json().describe('null where there is none'),
  locked: z.boolean().describe('true: taken from Myinfo, and the applicant could not change it'),
  from: provenanceSchema,
})

/**
 * Version 1 of the record of an application: what receivers get, what the API answers and what an export holds.
 *
 * Members are added, never renamed, removed or given another meaning: whoever reads it ignores what it does not know. A
 * change that is more than an addition is a new version beside this one.
 */
export const recordV1 = z
  .object({
    version: z.literal(1).describe('version of this record'),
    reference: referenceSchema,
    position: z.int().min(1).describe('how many events there have been of this application, this one included'),
    product: z.object({
      id: z.string(),
      version: z.string().optional().describe('fingerprint of the product as it was offered'),
    }),
    receivedAt: z.iso.datetime().describe('when it was submitted; UTC'),
    language: z.enum(languages).describe('language in which the applicant read and answered'),
    connection: z.string().describe('the connection that Myinfo was retrieved by, or none'),
    api: z.string().describe('the API that Myinfo was retrieved by: myinfo-v3, fapi-2.0 or none'),
    status: z.enum(['received', 'question', 'accepted', 'declined']),
    leftOut: z
      .array(z.string())
      .describe('agencies whose items were left out of the request, because they were closed'),
    declarations: z
      .array(z.object({ id: z.string(), text: z.string().describe('as it was read, in the language of the form') }))
      .describe('what the applicant agreed to'),
    files: z.array(z.never()).describe('always empty: applications carry no files'),
    values: z.array(valueSchema).describe('every field of the form, in its order'),
  })
  .meta({
    id: 'Application',
    title: 'Application',
    description: 'An application as it was submitted, with the origin of every value.',
  })

/** An application as the bank's systems receive it, version 1. */
export type ApplicationRecord = z.infer<typeof recordV1>

/** One value of a record, with where it came from. */
export type RecordValue = z.infer<typeof valueSchema>
