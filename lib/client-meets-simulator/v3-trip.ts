import { exportPKCS8 } from 'jose'
import { createMyinfoClient, type MyinfoClient, type V3Context, v3Environment } from 'singpass-client'
import { createSimulator, createV3Keys, type Simulator, type V3Client } from 'singpass-simulator'
import { type Persona, personas } from 'singpass-simulator/personas'
import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'
import { afterAll, beforeAll } from 'vitest'

const clientSecret = 'not-a-secret'

/** The callback address that every service of these tests registers. */
export const redirectUri = 'http://localhost:3000/api/auth/callback/v3'

/** What a service may see. */
export const scopes = ['uinfin', 'name', 'regadd', 'cpfbalances.oa', 'vehicles']

/** How the client differs from the one that is registered. */
export interface Wrong {
  clientSecret?: string
  context?: V3Context
}

/** The application's own client and the strict simulator, registered with each other. */
export interface Meeting {
  simulator: Simulator
  client: MyinfoClient
  /** Logs in, agrees, and comes back; `meanwhile` happens before the code is exchanged. */
  retrieve(meanwhile?: () => unknown, who?: Persona): ReturnType<MyinfoClient['retrieve']>
}

let simulator: Simulator
let privateKey: string

/** One simulator for the tests of a file: its keys take a while to make. */
export function shareSimulator(): void {
  beforeAll(async () => {
    const keys = await createV3Keys(Date.now())
    privateKey = await exportPKCS8(keys.privateKey)
    simulator = await createSimulator({ port: 0, clients: [], v3Clients: buildServices(keys.certificate) })
  })
  afterAll(() => simulator.stop())
}

/** Puts the simulator back as it started, and connects a client to it. */
export async function meet({ context = 'com', ...wrong }: Wrong = {}): Promise<Meeting> {
  simulator.clearFaults()
  simulator.setClockOffset(0)
  await fetch(`${simulator.origin}/admin/log`, { method: 'DELETE' })
  const clientId = `STG-${context.toUpperCase()}`
  const url = `${simulator.origin}/${context}/v3`
  const client = createMyinfoClient({
    kind: 'v3',
    connection: 'v3',
    ...v3Environment('test', context, { clientId, url }),
    context,
    clientId,
    clientSecret,
    eserviceId: 'ESERVICE-1',
    privateKey,
    certificates: await (await fetch(`${simulator.origin}/v3/certificate.pem`)).text(),
    ...wrong,
  })
  const retrieve: Meeting['retrieve'] = async (meanwhile, who = citizen) => {
    const { url: start, attempt } = await client.authorise({ scopes, purpose: 'opening an account', redirectUri })
    const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), start, who.id)
    await meanwhile?.()
    return client.retrieve(callback.searchParams, attempt)
  }
  return { simulator, client, retrieve }
}

/** Somebody of the gallery. */
export function named(title: string): Persona {
  const persona = personas.find((candidate) => candidate.title === title)
  if (!persona) throw new Error(`nobody is titled ${title}`)
  return persona
}

/** The persona with a value for every attribute. */
export const citizen = named('Citizen with everything')

function buildServices(certificate: string): V3Client[] {
  const shared = { clientSecret, name: 'Example Bank', redirectUris: [redirectUri], certificate }
  return [
    { ...shared, clientId: 'STG-COM', attributes: scopes, context: 'com' },
    { ...shared, clientId: 'STG-GOV', attributes: scopes, context: 'gov', eserviceId: 'ESERVICE-1' },
  ]
}
