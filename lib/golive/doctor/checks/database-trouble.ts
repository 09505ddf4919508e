import { type Finding, fault } from '../../finding.ts'
import type { DatabaseTrouble } from '../inspection.ts'

const why = 'Without it nothing can be retrieved, kept or submitted.'

/** What was found, and what to do, for each thing that keeps us from a database. */
const troubles: Record<DatabaseTrouble, { found: string; fix: string }> = {
  password: {
    found: 'DATABASE_URL: the database refuses this user with this password',
    fix: 'compare user and password in DATABASE_URL with what the server has (`\\du` of psql); write special characters as %XX',
  },
  role: {
    found: 'DATABASE_URL: the database does not let this user log in',
    fix: 'compare the user in DATABASE_URL with `\\du` of psql, and let it log in: alter role NAME login',
  },
  database: {
    found: 'DATABASE_URL: the server has no database of that name',
    fix: 'compare the name after the last slash of DATABASE_URL with `\\l` of psql, or make it: create database NAME',
  },
  address: {
    found: 'DATABASE_URL: its host has no address, or no way leads there',
    fix: 'check the host in DATABASE_URL, the name server, and the network between',
  },
  port: {
    found: 'DATABASE_URL: nothing listens at its host and port, or a firewall drops the call',
    fix: 'check the port in DATABASE_URL (5432 unless told otherwise), that the server runs, and the firewall between',
  },
  certificate: {
    found: "DATABASE_URL: the server's certificate is not of a trusted authority, or not for its host",
    fix: 'add &sslrootcert=/path/ca.pem to DATABASE_URL with the authority of the server, and use the host name that its certificate has',
  },
  'no tls': {
    found: 'DATABASE_URL: the server does not speak TLS',
    fix: 'turn TLS on at the server (ssl = on, with a certificate), and keep sslmode=verify-full in DATABASE_URL',
  },
  'not admitted': {
    found: 'DATABASE_URL: the server admits nobody from here as this user to this database',
    fix: "add a line to the server's pg_hba.conf: hostssl DATABASE USER ADDRESS scram-sha-256",
  },
  unknown: {
    found: 'the database of DATABASE_URL does not answer',
    fix: 'check DATABASE_URL, the network between, and that the server runs: psql "$DATABASE_URL" -c "select 1"',
  },
}

/** Tells what keeps us from the database, naming the setting and never its value. */
export function describeTrouble(trouble: DatabaseTrouble): Finding {
  const { found, fix } = troubles[trouble]
  return fault('database', found, { why, fix })
}
