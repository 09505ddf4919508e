import type { Place } from './applications.ts'

/** A place in the order of applications as text for others to hand back: opaque, and nothing personal. */
export function cursorOf({ receivedAt, reference }: Place): string {
  return Buffer.from(`${receivedAt}.${reference}`).toString('base64url')
}

/** The place of a cursor; undefined for text that is none. */
export function placeOf(cursor: string): Place | undefined {
  const [, at, reference] = /^(\d{1,15})\.([A-Z]{4}-[A-Z]{4}-[A-Z]{2})$/.exec(textOf(cursor)) ?? []
  return at && reference ? { receivedAt: Number(at), reference } : undefined
}

function textOf(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('latin1')
}
