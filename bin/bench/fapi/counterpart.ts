import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { Attempt } from 'singpass-client'
import { createKeys, type PrivateKeys, publicJwks } from 'singpass-client/keys'
import { personas, personInfo } from 'singpass-simulator/personas'

export const ISSUER = 'https://stg-id.singpass.gov.sg/fapi'
export const CLIENT = 'T5sM5a53Yaw3URyDEv2y9129CbElCN2F'
export const ATTRIBUTES =
  'uinfin,name,sex,race,nationality,dob,email,mobileno,regadd,marital,occupation,employment,housingtype,noa-basic,cpfcontributions'.split(
    ',',
  )
const ACCESS_TOKEN = 'eyJhbGciOiJFUzI1NiJ9.eyJvcGFxdWUiOnRydWV9.c2lnbmF0dXJl'
const SUBJECT = '3c1fbf4c-5b6e-4c1a-9d4e-0c9d1e0a7b55'

interface MintingKeys {
  server: { kid: string; privateKey: CryptoKey; publicJwk: JWK }
  /** The client's published encryption key. */
  client: { key: CryptoKey; kid: string; alg: string }
}

type Endpoint = 'openid-configuration' | 'keys' | 'par' | 'token' | 'userinfo'

/** What Singpass would answer, laid ready in memory, so that an answer costs next to nothing when it is asked for. */
export interface Counterpart {
  keys: PrivateKeys
  minting: MintingKeys
  fetch: typeof fetch
  readyForStarts(count: number): void
  readyForCallbacks(attempts: readonly Attempt[]): Promise<void>
  mint(nonce: string | undefined): Promise<Minted>
}

/** A sealed ID token and a sealed person. */
export interface Minted {
  idToken: string
  userinfo: string
}

/** Keys of both sides, and the answers that they seal. */
export async function createCounterpart(): Promise<Counterpart> {
  const keys = await createKeys(Date.now())
  const minting = { server: await createServerKey(), client: await encryptionKeyOf(keys) }
  const answers: Record<Endpoint, Response[]> = {
    'openid-configuration': [Response.json(metadata)],
    keys: [Response.json({ keys: [minting.server.publicJwk] })],
    par: [],
    token: [],
    userinfo: [],
  }

  async function mint(nonce: string | undefined): Promise<Minted> {
    const iat = Math.floor(Date.now() / 1000)
    const claims = { iss: ISSUER, sub: SUBJECT, aud: CLIENT, iat }
    const login = { ...claims, sub_type: 'user', exp: iat + 600, nonce, acr: 'urn:singpass:authentication:loa:2' }
    return {
      idToken: await mintNested({ ...login, amr: ['pwd', 'swk'] }, 'A256CBC-HS512', minting),
      userinfo: await mintNested({ ...claims, person_info: person }, 'A256GCM', minting),
    }
  }

  return {
    keys,
    minting,
    mint,
    fetch: async (url) => {
      const answer = answers[endpointOf(String(url))].shift()
      if (!answer) throw new TypeError('there is no answer ready')
      return answer
    },
    readyForStarts: (count) => {
      const pushed = { request_uri: 'urn:ietf:params:oauth:request_uri:GkurKxf5T0Y-mnPFCHqW', expires_in: 60 }
      answers.par = Array.from({ length: count }, () => Response.json(pushed, { status: 201 }))
    },
    readyForCallbacks: async (attempts) => {
      const sealed = await Promise.all(attempts.map(({ secrets }) => mint(secrets.nonce)))
      const token = { access_token: ACCESS_TOKEN, token_type: 'DPoP', expires_in: 1800 }
      answers.token = sealed.map(({ idToken }) => Response.json({ ...token, id_token: idToken }))
      answers.userinfo = sealed.map(({ userinfo }) => new Response(userinfo))
    },
  }
}

const metadata = {
  issuer: ISSUER,
  pushed_authorization_request_endpoint: `${ISSUER}/par`,
  authorization_endpoint: `${ISSUER}/auth`,
  token_endpoint: `${ISSUER}/token`,
  userinfo_endpoint: `${ISSUER}/userinfo`,
  jwks_uri: 'https://stg-id.singpass.gov.sg/.well-known/keys',
}

const person = personas[0] && personInfo(personas[0], ATTRIBUTES)

async function encryptionKeyOf(keys: PrivateKeys): Promise<MintingKeys['client']> {
  const { kid, alg, use: _, ...jwk } = publicJwks(keys).keys.find(({ use }) => use === 'enc') ?? { kid: '', alg: '' }
  const key = await importJWK(jwk, alg)
  if (key instanceof Uint8Array) throw new TypeError('not a public key')
  return { key, kid, alg }
}

async function createServerKey(): Promise<MintingKeys['server']> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const kid = 'alias/singpass-1'
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } }
}

/** Signs the claims, then encrypts the result to the client, as Singpass does. */
async function mintNested(claims: object, enc: string, { server, client }: MintingKeys): Promise<string> {
  const jws = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: server.kid })
    .sign(server.privateKey)
  return new CompactEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader({ alg: client.alg, enc, kid: client.kid, cty: 'JWT' })
    .encrypt(client.key)
}

function endpointOf(url: string): Endpoint {
  return url.slice(url.lastIndexOf('/') + 1) as Endpoint
}
