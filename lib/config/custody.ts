import { applicationTable } from './application.ts'
import { databaseFaults } from './production.ts'
import { ConfigError, type SettingFault } from './reading/config-error.ts'
import type { Env } from './reading/from-file.ts'
import { readTable, type SettingTable, type ValuesOf } from './reading/setting.ts'

/** What a command on stored data needs: no login, no address of the application. */
export interface CustodyConfig {
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string
  dataDir: string
  dataKeys: string
  auditKeys?: string
}

/** What migrating needs. */
export interface MigrationConfig {
  /** The role that owns the tables. */
  ownerUrl: string
  /** The role that the application runs as, when it is another one. */
  role?: string
}

const { DATABASE_URL, DATABASE_MIGRATE_URL, DATA_DIR, DATA_KEYS, AUDIT_KEYS, NODE_ENV } = applicationTable

/** Reads the settings of a command on stored data. Throws `ConfigError` with every fault at once. */
export function loadCustody(env: Env): CustodyConfig {
  const values = readOrThrow({ DATABASE_URL, DATA_DIR, DATA_KEYS, AUDIT_KEYS }, env)
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    dataKeys: values.DATA_KEYS,
    auditKeys: values.AUDIT_KEYS,
  }
}

/** Reads the settings of `npm run migrate`. Throws `ConfigError` with every fault at once. */
export function loadMigration(env: Env): MigrationConfig {
  const values = readOrThrow({ NODE_ENV, DATABASE_URL, DATABASE_MIGRATE_URL }, env)
  const faults = values.NODE_ENV === 'production' ? databaseFaults(values) : []
  const ownerUrl = values.DATABASE_MIGRATE_URL ?? values.DATABASE_URL
  if (faults.length > 0) throw new ConfigError(faults.map((fault) => ({ ...fault, fix: DATABASE_URL.fix })))
  if (!ownerUrl) {
    const wrong = 'is missing: the PostgreSQL address of the role that owns the tables'
    throw new ConfigError([{ setting: 'DATABASE_MIGRATE_URL', wrong, fix: DATABASE_MIGRATE_URL.fix }])
  }
  const [owner, runner] = [roleOf(ownerUrl), values.DATABASE_URL && roleOf(values.DATABASE_URL)]
  return { ownerUrl, role: runner === owner ? undefined : runner }
}

function roleOf(url: string): string {
  return decodeURIComponent(/^\w+:\/\/([^:@/]*)/.exec(url)?.[1] ?? '')
}

function readOrThrow<Table extends SettingTable>(table: Table, source: Env): ValuesOf<Table> {
  const env = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const faults: SettingFault[] = []
  const { complete } = readTable(table, env, faults)
  if (!complete) throw new ConfigError(faults)
  return complete
}
