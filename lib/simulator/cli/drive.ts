import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { createTestBrowser } from '../fixtures/browser.ts'
import type { Drive } from '../review/run.ts'
import type { AdminCall } from './admin-client.ts'
import type { ReviewArguments } from './review-options.ts'

interface Running {
  call: AdminCall
  quietFor(): Promise<number | undefined>
}

/** How somebody logs in at the client: by a command, by an address, or by hand. */
export function chooseDrive(options: ReviewArguments, running: Running): Drive {
  const { drive, start } = options
  if (drive !== undefined) return ({ id }) => runCommand(drive, id)
  if (start !== undefined) return () => follow(start, running.call)
  return byHand(options, running)
}

function runCommand(command: string, scenario: string): Promise<'completed' | 'refused'> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      shell: true,
      stdio: 'ignore',
      env: { ...process.env, REVIEW_SCENARIO: scenario },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0 ? 'completed' : 'refused'))
  })
}

/** Follows redirects from the client to the simulator and back, as somebody who agrees. */
async function follow(start: string, call: AdminCall): Promise<undefined> {
  await call('POST', '/admin/sign-in', {})
  let url = new URL(start)
  const browsers = new Map<string, ReturnType<typeof createTestBrowser>>()
  for (let hop = 0; hop < 10; hop += 1) {
    const browser = browsers.get(url.origin) ?? createTestBrowser(url.origin)
    browsers.set(url.origin, browser)
    const visit = await browser.open(url)
    if (visit.url.origin === url.origin) break
    url = visit.url
  }
  await call('DELETE', '/admin/sign-in')
}

function byHand({ patience }: ReviewArguments, { quietFor }: Running): Drive {
  return async ({ id, says }) => {
    console.error(`Log in at the client now (${id}): ${says}`)
    const until = Date.now() + patience
    while ((await quietFor()) === undefined) {
      if (Date.now() > until) {
        throw new TypeError(`nobody logged in within ${patience / 1000} seconds: the client never came`)
      }
      await wait(250)
    }
    return undefined
  }
}
