import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from '../stack/plan.ts'
import { Running } from '../stack/processes/program.ts'

/** Settings of production on this machine: an https address in front, nobody's registration, real stores. */
export function productionSettings(more: Settings): Settings {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    APP_URL: 'https://apply.example',
    AUTH_SECRET: randomBytes(32).toString('base64'),
    MYINFO_CONNECTIONS: 'fapi',
    SINGPASS_ENV: 'production',
    ...more,
  }
}

/** Starts the server of a folder that `assemble` has made, with these settings and none of this process. */
export function startImage(folder: string, environment: Settings, output: string): Running {
  const command: [string, string] = [process.execPath, 'server.js']
  return new Running({ name: path.basename(folder), command, cwd: folder, environment, output })
}

/** Asks until the answer is what is waited for. Throws with what the program said last when it ends or takes too long. */
export async function untilStatus(running: Running, url: string, status: number, seconds = 60): Promise<void> {
  let hasEnded = false
  running.ended.then(() => {
    hasEnded = true
  })
  for (const end = Date.now() + seconds * 1_000; Date.now() < end && !hasEnded; await sleep(100)) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === status) return
  }
  throw new Error(`${url} did not answer ${status}: ${running.lastWords}`)
}
