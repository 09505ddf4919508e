import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Identity } from '../../testing/identity.ts'

const mockpass = dirname(createRequire(import.meta.url).resolve('@opengovsg/mockpass'))

export interface MockPass {
  origin: string
  stop(): Promise<void>
}

/** MockPass's own data: each persona by NRIC or FIN. */
export const personas: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(join(mockpass, 'static/myinfo/v3.json'), 'utf8'),
).personas

/** The certificate with which MockPass signs. */
export const mockpassCertificate = readFileSync(join(mockpass, 'static/certs/spcp.crt'), 'utf8')

/** Starts MockPass as a process of its own, verifying signatures of this app and encrypting to it. */
export async function startMockPass({ certificatePem }: Identity, clientSecret: string): Promise<MockPass> {
  const directory = mkdtempSync(join(tmpdir(), 'mockpass-'))
  const certificate = join(directory, 'app.crt')
  const start = join(directory, 'start.cjs')
  writeFileSync(certificate, certificatePem)
  writeFileSync(
    start,
    `const server = require(${JSON.stringify(mockpass)}).app.listen(0, '127.0.0.1', () => process.send(server.address().port))`,
  )
  const child = fork(start, {
    cwd: directory, // MockPass reads any .env of the directory it runs in
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      NODE_ENV: 'test',
      SERVICE_PROVIDER_MYINFO_SECRET: clientSecret,
      SERVICE_PROVIDER_PUB_KEY: certificate,
      SERVICE_PROVIDER_CERT_PATH: certificate,
      ENCRYPT_MYINFO: 'true',
    },
  })
  const [port] = await once(child, 'message')

  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await once(child, 'exit')
      rmSync(directory, { recursive: true })
    },
  }
}

export interface Visit {
  nric: string
  decision: 'allow' | 'deny'
}

/** Does what a browser would: logs in, decides on the consent page, and gives the query of the callback. */
export async function visitMockPass(authorise: URL, { nric, decision }: Visit): Promise<URLSearchParams> {
  const login = await follow(authorise)
  const assertion = await follow(login, { 'X-Custom-NRIC': nric, 'X-Custom-UUID': nric })
  const loggedIn = await fetch(assertion, { redirect: 'manual' })
  const cookie = loggedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const consent = locationOf(loggedIn)
  const body = new URLSearchParams({ ...Object.fromEntries(consent.searchParams), decision })
  const decided = await fetch(consent.origin + consent.pathname, {
    method: 'POST',
    body,
    headers: { cookie },
    redirect: 'manual',
  })

  return locationOf(decided).searchParams
}

async function follow(url: URL, headers: Record<string, string> = {}): Promise<URL> {
  return locationOf(await fetch(url, { headers, redirect: 'manual' }))
}

function locationOf(response: Response): URL {
  const location = response.headers.get('location')
  if (!location) throw new Error(`MockPass answered ${response.status} where a redirect was due`)
  return new URL(location, response.url)
}
