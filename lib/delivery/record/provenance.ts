import * as z from 'zod'
import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { findAttribute, isAttribute } from '@/lib/myinfo/catalogue.ts'
import { supplierOf } from '@/lib/myinfo/supplier.ts'
import type { ApplicationValue } from '@/lib/onboarding/stores.ts'

const instant = z.iso.datetime().describe('UTC, with milliseconds')

/** Where a value came from, as receivers read it. */
export const provenanceSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('myinfo'),
      api: z.string().describe('the API that supplied it: myinfo-v3 or fapi-2.0'),
      connection: z.string().describe('the connection it was retrieved by'),
      source: z
        .enum(['government', 'singpass', 'applicant'])
        .describe('who vouches for it, by Myinfo’s own classification'),
      agency: z
        .string()
        .optional()
        .describe('short name of the agency, such as ICA; absent where the applicant is the source'),
      updated: z.string().optional().describe('date at the source, YYYY-MM-DD'),
      retrievedAt: instant,
    }),
    z.object({ kind: z.literal('typed') }),
    z.object({ kind: z.literal('carried') }),
  ])
  .describe(
    'myinfo: supplied by Myinfo and left as it came. typed: typed or corrected by the applicant. carried: typed in an earlier visit, or before the login, and carried over.',
  )

/** Where a value of a record came from. */
export type RecordProvenance = z.infer<typeof provenanceSchema>

/** Says where a stored value came from, with the agency's name that the stored form leaves to the table of attributes. */
export function provenanceOf({ field, provenance }: ApplicationValue, foreigner: boolean): RecordProvenance {
  if (provenance === 'typed' || provenance === 'carried') return { kind: provenance }

  const { api, connection, updated, retrievedAt } = provenance
  const source = sourceOf(provenance.source)
  const agency = agencyOf({ field, source, foreigner })
  return {
    kind: 'myinfo',
    api,
    connection,
    source,
    ...(agency && { agency }),
    ...(updated && { updated }),
    retrievedAt: new Date(retrievedAt).toISOString(),
  }
}

function sourceOf(stored: string): 'government' | 'singpass' | 'applicant' {
  return stored === 'singpass' || stored === 'applicant' ? stored : 'government'
}

function agencyOf(value: { field: string; source: string; foreigner: boolean }): Attribute['agency'] | undefined {
  if (value.source === 'applicant') return undefined
  if (value.source === 'singpass') return 'Singpass'
  if (!isAttribute(value.field)) return undefined
  return supplierOf(findAttribute(value.field), value.foreigner)
}
