import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import type { Running } from './program.ts'

const PATIENCE_MS = 120_000
/** Of one question: a program that only just listens may leave it unanswered for ever. */
const ANSWER_MS = 3_000

/** Waits until a program answers, whatever it says short of a server error; throws when it ends instead. */
export async function untilReady(running: Running, url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  let ended: string | undefined
  running.ended.then((reason) => {
    ended = reason
  })

  while (Date.now() < deadline && ended === undefined) {
    if ((await statusOf(url)) < 500) return
    await sleep(50)
  }
  throw new Failure(`${running.name} did not start (${ended ?? 'no answer'}). ${running.lastWords}`.trim())
}

/** The status of one answer over a connection that is closed behind it; 599 when there is none. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: ANSWER_MS }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 599)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(599))
  })
}
