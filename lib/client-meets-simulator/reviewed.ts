import { createMyinfoClient } from 'singpass-client'
import { createKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator } from 'singpass-simulator'
import { personas } from 'singpass-simulator/personas'
import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'

const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
const redirectUri = 'http://localhost:3000/api/auth/callback/fapi'
const scopes = ['uinfin', 'name']

/** Has the simulator review our client; each login is made by a client that remembers nothing of the one before. */
export async function reviewOurClient(scenarios: 'suite' | 'all') {
  const keys = await createKeys(Date.now())
  const jwks = { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
  const registered = { name: 'Savings account', entity: 'Example Bank', purpose: 'opening a savings account' }
  const client = { ...registered, clientId, redirectUris: [redirectUri], jwks, scopes }
  const simulator = await createSimulator({ port: 0, clients: [client] })

  async function logIn() {
    const { issuer } = simulator
    const settings = { kind: 'fapi', connection: 'fapi', issuer, clientId, keys, allowInsecureLoopback: true } as const
    const ours = createMyinfoClient(settings)
    const { url, attempt } = await ours.authorise({ scopes, purpose: '', redirectUri })
    const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, personas[0]?.id ?? '')
    return ours.retrieve(callback.searchParams, attempt)
  }

  const drive = () =>
    logIn().then(
      () => 'completed' as const,
      () => 'refused' as const,
    )
  const report = await simulator.reviewAll({ clientId, scenarios, drive })
  const remarks = simulator.log().filter(({ outcome }) => outcome === 'remark')
  await simulator.stop()
  return { report, remarks }
}
