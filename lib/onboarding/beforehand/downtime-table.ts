import * as z from 'zod'
import { isAgency } from '@/lib/myinfo/agencies.ts'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import table from './downtimes.json' with { type: 'json' }

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 05:30')
const day = z.iso.date('must be a date such as 2026-03-08')

const windowSchema = z
  .strictObject({
    agency: z.custom<Agency>((name) => typeof name === 'string' && isAgency(name), 'names no agency of Myinfo'),
    /** 0 is Sunday. */
    weekday: z.int('must be 0 (Sunday) to 6').min(0, 'must be 0 (Sunday) to 6').max(6, 'must be 0 (Sunday) to 6'),
    /** Which ones of the month; every one when absent. */
    weeks: z.array(z.int().min(1, 'must be 1 to 5').max(5, 'must be 1 to 5')).min(1).optional(),
    /** The first of these windows moves to the second week when that weekday falls on day 1 or 2. */
    firstMoves: z.boolean().optional(),
    from: time,
    to: time,
    /** Concerns holders of a FIN only. */
    foreignersOnly: z.boolean().optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than "from", on the same day' })

/** The published calendar of maintenance: where it stands, when it was last read there, and its windows. */
export const downtimeTableSchema = z.strictObject({
  source: z.string().min(1, 'must say where the windows are published'),
  readOn: day,
  windows: z.array(windowSchema),
})

/** One recurring maintenance window of an agency, in Singapore time. */
export type DowntimeWindow = z.infer<typeof windowSchema>

/** Hours in which agencies give nothing, as the table lists them. */
export type DowntimeTable = z.infer<typeof downtimeTableSchema>

/**
 * The table that comes with the application, `downtimes.json`. Agencies change their hours: whoever runs this compares
 * it with its source, and gives a newer one by the setting `AGENCY_DOWNTIMES`, without a build.
 *
 * @see Singpass developer documentation, Singpass Myinfo, Scheduled Downtimes
 */
export const publishedDowntimes: DowntimeTable = downtimeTableSchema.parse(table)
