import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WebhookReceiver } from '../../lib/delivery/receivers/receiver.ts'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { makeServerCertificate } from '../delivery/server-certificate.ts'
import { freePorts } from '../stack/ports.ts'
import type { NodeSettings } from './node.ts'
import { Part } from './part.ts'
import type { ReceiverSettings } from './receiver.ts'

/** PostgreSQL, nodes and a receiver, each a process of its own that can be killed and started again. */
export interface Cluster {
  nodes: readonly Part[]
  addresses: readonly string[]
  receiver: Part
  database: { restart(): Promise<void> }
  /** Where clients and receiver write down what happened. */
  histories: { client: string; arrivals: string }
  storage: Storage
  stop(): Promise<void>
}

const NODES = 2

/** Starts everything on free ports of loopback, in a directory of its own that `stop` removes. */
export async function startCluster(seed: number): Promise<Cluster> {
  const directory = mkdtempSync(path.join(tmpdir(), 'chaos-'))
  await chmod(directory, 0o711)
  const [databasePort = 0, receiverPort = 0, ...nodePorts] = await freePorts(2 + NODES)
  const histories = { client: path.join(directory, 'client.ndjson'), arrivals: path.join(directory, 'arrivals.ndjson') }
  const postgres = path.join(directory, 'postgres')
  const database = new Part('PostgreSQL', '../stack/database.ts', {
    DATABASE_DIRECTORY: postgres,
    DATABASE_PORT: String(databasePort),
  })
  const parts: Part[] = [database]
  const stop = async () => {
    await Promise.all(parts.slice(1).map((part) => part.kill()))
    await database.kill('SIGTERM')
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    const url = String(Object(await database.start()).url)
    const dataKeys = `k1:${randomBytes(32).toString('base64url')}`
    const storage = createStorage({ url, dataKeys, retrievalMinutes: 30 })
    await storage.migrate()
    const { receiver, settings } = await receiverOf(receiverPort, histories.arrivals, seed)
    const receiving = new Part('receiver', './receiver.ts', { CHAOS_RECEIVER: JSON.stringify(settings) })
    const nodes = nodePorts.map((port, index) => {
      const node: NodeSettings = { port, url, dataKeys, receiver }
      return new Part(`node ${index + 1}`, './node.ts', { CHAOS_NODE: JSON.stringify(node) })
    })
    parts.push(receiving, ...nodes)
    await Promise.all([receiving, ...nodes].map((part) => part.start()))
    return {
      nodes,
      addresses: nodePorts.map((port) => `http://127.0.0.1:${port}`),
      receiver: receiving,
      database: { restart: () => restartDatabase(database, postgres) },
      histories,
      storage,
      stop: async () => {
        await storage.close().catch(() => undefined)
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function receiverOf(port: number, history: string, seed: number) {
  const { key, cert } = await makeServerCertificate()
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const receiver: WebhookReceiver = {
    kind: 'webhook',
    name: 'core',
    products: ['*'],
    url: `https://127.0.0.1:${port}/`,
    secrets: [secret],
    allow: ['127.0.0.0/8'],
    ca: cert,
  }
  const settings: ReceiverSettings = { port, key, cert, secret, history, seed }
  return { receiver, settings }
}

/** kill -9 of the server itself, whose number it keeps in its own file; then of what looked after it. */
async function restartDatabase(database: Part, directory: string): Promise<void> {
  const [pid] = (await readFile(path.join(directory, 'pgdata/postmaster.pid'), 'utf8')).split('\n')
  if (Number(pid) > 0) process.kill(Number(pid), 'SIGKILL')
  await database.restart()
}
