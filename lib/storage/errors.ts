/** What kept the database from answering; `denied`: it refuses the user, the password or the name of the database. */
export type UnavailableReason = 'unreachable' | 'denied' | 'overloaded' | 'interrupted' | 'full' | 'read_only'

/**
 * The database cannot be used now; the same request may succeed later. Callers answer 503 and keep what was typed.
 *
 * Carries a reason from a closed list and nothing else: no query, no value, no address, no `cause`.
 */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
  readonly reason: UnavailableReason

  /** By name: a bundler may load this module more than once in a process that shares one set of stores. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'StorageUnavailable'
  }

  constructor(reason: UnavailableReason) {
    super(`storage is unavailable: ${reason}`)
    this.reason = reason
  }
}

const advice: Readonly<Record<UnavailableReason, string>> = {
  unreachable: 'it cannot be reached. Is it running, and does DATABASE_URL name its host and port?',
  denied: 'it refuses the user, the password or the name of the database in DATABASE_URL.',
  overloaded: 'it has no connection left, or did not answer in time. What else uses it?',
  interrupted: 'it is being started or stopped. Start again in a moment.',
  full: 'its disk is full.',
  read_only: 'it takes no writes. Is every host of DATABASE_URL a standby?',
}

/** What to tell an operator whose application cannot start for want of its database; no address, since it has a password. */
export function startAdvice({ reason }: StorageUnavailable): string {
  return `The database cannot be used: ${advice[reason]}\n  fix: \`npm run doctor\` tells more of it`
}

/**
 * The database refused a statement for a reason that repeating does not cure, such as a missing table.
 *
 * Carries the five-character SQLSTATE and nothing else: the driver's own error holds the values of the statement.
 */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
  readonly sqlState: string

  constructor(sqlState: string) {
    super(`the database refused a statement: ${sqlState}`)
    this.sqlState = sqlState
  }
}

/** A submitted draft is unknown, expired, discarded or of another session. Nothing was stored. */
export class DraftGone extends Error {
  override readonly name = 'DraftGone'

  /** By name, as for `StorageUnavailable`. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DraftGone'
  }

  constructor() {
    super('the draft is unknown to this session')
  }
}

/** The database lacks migrations of this version, and the role that the application runs as may not make them. */
export class MigrationsPending extends Error {
  override readonly name = 'MigrationsPending'

  constructor(count: number) {
    super(
      `The database lacks ${count} migrations of this version, and the role of DATABASE_URL may not make them.\n` +
        '  fix: run `npm run migrate` with DATABASE_MIGRATE_URL naming the role that owns the tables, then start again',
    )
  }
}

/** Migrating was stopped before its transaction was committed: the database is as it was. */
export class MigrationStopped extends Error {
  override readonly name = 'MigrationStopped'

  constructor() {
    super('the tables are as they were before. Run it again to migrate them.')
  }
}

/** A draft would grow beyond what a form can ask. What was kept before stands. */
export class DraftTooLarge extends Error {
  override readonly name = 'DraftTooLarge'

  /** By name, as for `StorageUnavailable`. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DraftTooLarge'
  }

  constructor() {
    super('the draft is larger than a draft may be')
  }
}
