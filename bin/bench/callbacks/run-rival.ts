import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../stack/failure.ts'
import { freePorts } from '../../stack/ports.ts'
import type { RivalSettings } from './rival.ts'

/** A client of our own writing, on `koa` and `openid-client`, in a process of its own. */
export interface Rival {
  url: string
  pid: number
  stop(): Promise<void>
}

/** Starts a rival, and waits until it has read what the issuer publishes of itself. */
export async function startRival(settings: Omit<RivalSettings, 'port'>): Promise<Rival> {
  const [port = 0] = await freePorts(1)
  const file = path.join(import.meta.dirname, 'rival.ts')
  const server = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, NODE_ENV: 'production', RIVAL: JSON.stringify({ ...settings, port }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (server.exitCode !== null) return
    server.kill()
    await once(server, 'exit')
  }
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    // Any answer will do: the address is none of its two.
    const answer = await fetch(`${url}/ready`).catch(() => undefined)
    if (answer) return { url, pid: server.pid ?? 0, stop }
    await sleep(100)
  }
  await stop()
  throw new Failure('The rival client did not start.')
}
