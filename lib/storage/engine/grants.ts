import pg from 'pg'

/** Tables that the application reads and never writes itself: `append_audit` writes them, with its owner's rights. */
const writtenByFunction = ['audit', 'audit_slots']

/**
 * The statements that let a role run the application: read and write rows, add to the audit, and nothing else. It may
 * create, alter and drop nothing, and change no entry of the audit.
 */
export function grantsFor(role: string): string[] {
  const name = pg.escapeIdentifier(role)
  return [
    'revoke create on schema public from public',
    `grant usage on schema public, drizzle to ${name}`,
    `grant select on drizzle.__drizzle_migrations to ${name}`,
    `grant select, insert, update, delete on all tables in schema public to ${name}`,
    `grant usage, select on all sequences in schema public to ${name}`,
    ...writtenByFunction.map((table) => `revoke insert, update, delete, truncate on ${table} from ${name}`),
    'revoke execute on function append_audit from public',
    `grant execute on function append_audit to ${name}`,
  ]
}
