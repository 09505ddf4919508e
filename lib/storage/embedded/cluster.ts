import { randomBytes } from 'node:crypto'
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { EmbeddedPostgresError, errorCode } from './error.ts'
import { type Programs, runAs, type SystemAccount } from './programs.ts'

/** Where a cluster keeps its parts. */
export interface Cluster {
  /** The directory that was asked for; it belongs to the embedded server alone. */
  directory: string
  data: string
  passwordFile: string
  log: string
}

const MAJOR = '18'

/** Names the parts of the cluster in a directory. Touches nothing. */
export function clusterIn(directory: string): Cluster {
  const root = path.resolve(directory)
  return {
    directory: root,
    data: path.join(root, 'pgdata'),
    passwordFile: path.join(root, 'password'),
    log: path.join(root, 'server.log'),
  }
}

/**
 * Makes the cluster when there is none, and otherwise checks that it is whole.
 *
 * A cluster appears by one rename, so that a start that was killed never leaves half of one; and a damaged one is
 * refused, never replaced by an empty one.
 */
export async function openCluster(cluster: Cluster, programs: Programs, account: SystemAccount): Promise<string> {
  await prepareDirectory(cluster, account)
  if (!(await exists(cluster.data))) await createCluster(cluster, programs, account)
  await refuseDamaged(cluster)

  return (await readFile(cluster.passwordFile, 'utf8')).trim()
}

async function prepareDirectory({ directory }: Cluster, account: SystemAccount): Promise<void> {
  try {
    // As root, the server's own account must be able to pass through what is made above the directory.
    await mkdir(path.dirname(directory), { recursive: true, mode: 0o711 })
    await mkdir(directory, { recursive: true, mode: 0o700 })
    if (account) await chown(directory, account.uid, account.gid)
    const probe = path.join(directory, `.probe-${randomBytes(6).toString('hex')}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw new EmbeddedPostgresError(`the database directory ${directory} cannot be written (${errorCode(error)})`)
  }
}

async function createCluster(cluster: Cluster, programs: Programs, account: SystemAccount): Promise<void> {
  const making = path.join(cluster.directory, `.making-${randomBytes(6).toString('hex')}`)
  const passwordForInit = `${making}.password`
  const password = await keptPassword(cluster)
  try {
    await writeFile(passwordForInit, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (account) await chown(passwordForInit, account.uid, account.gid)
    const settings = [
      '--username=postgres',
      '--auth=scram-sha-256',
      '--locale=C',
      '--encoding=UTF8',
      '--no-instructions',
    ]
    await runAs(account, programs.initdb, [`--pgdata=${making}`, `--pwfile=${passwordForInit}`, ...settings])
    await rename(making, cluster.data)
  } catch (error) {
    if (!(await exists(cluster.data))) throw error
    // Another process made the cluster meanwhile; its cluster is as good as ours.
  } finally {
    await rm(passwordForInit, { force: true })
    await rm(making, { recursive: true, force: true })
  }
}

/** Appears once and whole, before the cluster: two processes that start together then agree on it. */
async function keptPassword({ passwordFile }: Cluster): Promise<string> {
  const making = `${passwordFile}-${randomBytes(6).toString('hex')}`
  await writeFile(making, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  await link(making, passwordFile).catch((error) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  await rm(making)
  return readFile(passwordFile, 'utf8')
}

async function refuseDamaged({ directory, data, passwordFile }: Cluster): Promise<void> {
  const version = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => '')
  const parts = [path.join(data, 'global', 'pg_control'), passwordFile]
  const present = await Promise.all(parts.map(exists))
  const restore = 'restore it from a backup, or remove the directory to start empty'
  if (!version || present.includes(false)) {
    throw new EmbeddedPostgresError(`the database in ${directory} is damaged: parts of it are missing; ${restore}`)
  }
  if (version.trim() !== MAJOR) {
    throw new EmbeddedPostgresError(
      `the database in ${directory} was written by PostgreSQL ${version.trim()}, this is ${MAJOR}; ${restore}`,
    )
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
