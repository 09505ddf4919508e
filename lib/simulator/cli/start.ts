import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  createSimulator,
  createTlsIdentities,
  parsePeople,
  parseRegistered,
  readV3Keys,
  type Simulator,
  type SimulatorOptions,
} from '../index.ts'
import { personas as gallery } from '../personas/index.ts'
import type { StartOptions } from './options.ts'
import { readJson, readText } from './read-json.ts'

/** Starts a simulator from the command line, tells where everything is, and stops it on Ctrl-C. */
export async function start(options: StartOptions): Promise<Simulator> {
  const registered = parseRegistered(options.client === undefined ? [] : await readJson(options.client, 'clients'), {
    redirectHosts: options.redirectHosts,
  })
  const authority = options.tls ? await makeAuthority(options) : undefined
  const simulator = await createSimulator({
    port: options.port,
    clients: registered.clients,
    v3Clients: registered.v3Clients,
    settings: { ...registered.settings, ...options.settings },
    redirectHosts: options.redirectHosts,
    print: console.log,
    ...(await readPersonas(options.people)),
    ...(await readV3(options.v3Key)),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
    ...(authority === undefined ? {} : { tls: authority.identity }),
  })
  await orderSignIn(simulator, options.signIn)
  const ids = [...registered.clients, ...registered.v3Clients].map(({ clientId }) => clientId)
  console.log(describe(simulator, ids, authority?.file))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop())
  return simulator
}

async function readV3(files: StartOptions['v3Key']): Promise<Pick<SimulatorOptions, 'v3Keys'>> {
  if (files === undefined) return {}
  const [key, certificate] = [await readText(files.key, 'v3 key'), await readText(files.certificate, 'v3 certificate')]
  return { v3Keys: await readV3Keys(key, certificate) }
}

/** Everybody logs in as this person. A name that is nobody's stops the simulator again. */
async function orderSignIn(simulator: Simulator, persona: string | undefined): Promise<void> {
  if (persona === undefined) return
  try {
    simulator.signIn({ persona, times: 'always' })
  } catch (error) {
    await simulator.stop()
    throw error
  }
}

async function readPersonas(path: string | undefined): Promise<Pick<SimulatorOptions, 'personas'>> {
  if (path === undefined) return {}
  const { people, gallery: withGallery } = parsePeople(await readJson(path, 'people'))
  return { personas: withGallery ? [...people, ...gallery] : people }
}

/** An authority that exists as long as this process; its certificate is written where a client can be told to trust it. */
async function makeAuthority({ host, issuer, caFile }: StartOptions) {
  const names = [host, issuer === undefined || !URL.canParse(issuer) ? undefined : new URL(issuer).hostname]
  const { authority, good } = await createTlsIdentities(
    Date.now(),
    names.filter((name) => name !== undefined),
  )
  const file = resolve(caFile ?? join(await mkdtemp(join(tmpdir(), 'singpass-simulator-')), 'authority.pem'))
  await writeFile(file, authority).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new TypeError(`cannot write the authority's certificate to ${file} (${code})`)
  })
  return { identity: good, file }
}

function describe({ origin, issuer }: Simulator, ids: readonly string[], authority: string | undefined): string {
  const lines = [
    'Singpass simulator (made-up people)',
    `  issuer    ${issuer}`,
    `  discovery ${issuer}/.well-known/openid-configuration`,
    `  v3        ${origin}/com/v3, certificate ${origin}/v3/certificate.pem`,
    authority && `  authority ${authority} (Node.js trusts it with NODE_EXTRA_CA_CERTS=${authority})`,
    `  clients   ${ids.join(', ') || 'none: give --client FILE, see docs/simulator.md'}`,
    `  look      ${origin}/, faults at ${origin}/faults`,
  ]
  return lines.filter(Boolean).join('\n')
}
