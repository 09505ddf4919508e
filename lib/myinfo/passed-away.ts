import { isCode } from './kinds.ts'
import type { RecordValue } from './person.ts'

/**
 * Whether a record is of somebody who has died, by its life status: by its code, or by its word where no code came.
 *
 * @see Myinfo data catalogue, `lifestatus`: A alive, D deceased
 */
export function hasPassedAway({ lifeStatus }: RecordValue): boolean {
  if (lifeStatus === undefined || !isCode(lifeStatus)) return false
  const { code, description } = lifeStatus
  return /^(?:D|DECEASED)$/i.test((code || description).trim())
}

/** The year in which somebody was born, in four digits; undefined where their record does not say. */
export function yearOfBirth({ dateOfBirth }: RecordValue): string | undefined {
  return typeof dateOfBirth === 'string' ? /^\d{4}/.exec(dateOfBirth)?.[0] : undefined
}
