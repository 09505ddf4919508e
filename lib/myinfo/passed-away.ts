import { isCode } from './kinds.ts'
import type { RecordValue } from './person.ts'

/**
 * Whether a record is of somebody who has died, by its life status.
 *
 * @see Myinfo data catalogue, `lifestatus`: A alive, D deceased
 */
export function hasPassedAway({ lifeStatus }: RecordValue): boolean {
  return lifeStatus !== undefined && isCode(lifeStatus) && lifeStatus.code === 'D'
}

/** The year in which somebody was born, in four digits; undefined where their record does not say. */
export function yearOfBirth({ dateOfBirth }: RecordValue): string | undefined {
  return typeof dateOfBirth === 'string' ? /^\d{4}/.exec(dateOfBirth)?.[0] : undefined
}
