import type { Agency } from '@/lib/myinfo/attribute.ts'
import { type Topic, topicOf } from '@/lib/myinfo/topics.ts'
import type { AskedField, FormField, ShownField } from './form.ts'

/** A field that Myinfo filled in. */
export type FilledField = ShownField | AskedField

/** What one agency supplied on one topic at one date, so that where it is from and since when is said once. */
export interface Panel {
  topic: Topic
  agency: Agency
  /** Date at the source, `YYYY-MM-DD`. */
  updated?: string
  /** Some of it is locked: the agency vouches for it. */
  verified: boolean
  fields: readonly FilledField[]
}

/** What came from Myinfo, by topic, agency and date, in the order of the form. */
export function panelsOf(fields: readonly FormField[]): Panel[] {
  const panels = new Map<string, Panel>()
  for (const field of fields) {
    const origin = originOf(field)
    if (!origin) continue
    const key = JSON.stringify(origin)
    const before = panels.get(key)
    const verified = before?.verified || (field.kind === 'shown' && field.state === 'verified')
    panels.set(key, { ...origin, verified, fields: [...(before?.fields ?? []), field] })
  }
  return [...panels.values()]
}

function originOf(field: FormField): Pick<Panel, 'topic' | 'agency' | 'updated'> | undefined {
  const { attribute } = field
  const source = field.kind === 'shown' ? filledSource(field) : field.source
  if (!source || !attribute) return undefined
  const { agency, updated } = source
  return { topic: topicOf(attribute), agency, ...(updated ? { updated } : {}) }
}

function filledSource(field: ShownField): Pick<ShownField, 'agency' | 'updated'> | undefined {
  return field.state === 'verified' || field.state === 'given' ? field : undefined
}

/** What was asked for and is not there, in one of the two ways. */
export function absentFields(fields: readonly FormField[], state: 'not-applicable' | 'unavailable'): ShownField[] {
  return fields.filter((field): field is ShownField => field.kind === 'shown' && field.state === state)
}
