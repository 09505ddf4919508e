import type { Attempt } from '../attempt.ts'
import type { ClientDependencies, MyinfoClient, RetrievedPerson } from '../client.ts'
import { invalidResponse, SingpassError } from '../errors.ts'
import { startDeadline } from '../upstream/deadline.ts'
import { authorise } from './authorise.ts'
import { checkCallback } from './callback.ts'
import type { FapiConnection } from './connection.ts'
import { importDpopKey } from './dpop.ts'
import { assuranceFloor, verifyIdToken } from './id-token.ts'
import { keepCopy } from './issuer/copy.ts'
import { fetchMetadata } from './issuer/discovery.ts'
import { issuerFault } from './issuer/issuer.ts'
import { fetchServerKeys } from './issuer/server-keys.ts'
import { importKeys, type KeyRing } from './keys/key-ring.ts'
import { parsePrivateKeys } from './keys/keys.ts'
import { KeyFileError, type PrivateKeys } from './keys/private-key.ts'
import { fetchPerson } from './person.ts'
import { fetchTokens } from './token.ts'

export interface FapiSettings {
  /** The name under which products and stored applications know this connection. */
  connection: string
  /** Exactly as the authorization server names itself; see `singpassIssuer`. */
  issuer: string
  clientId: string
  /** Our private JWKS: the content of a file that `npm run keys` made, or a plain one. */
  keys: { readonly keys: readonly object[] }
  /** Lowest `acr` to accept: `urn:singpass:authentication:loa:2`, say. Production never accepts level 1. */
  minimumAcr?: string
  /** Allows an http issuer on this machine, as the local counterpart is. */
  allowInsecureLoopback?: boolean
}

/**
 * Myinfo over Singpass's FAPI 2.0 API.
 *
 * Holds no secret of any login: those travel in the attempt. Metadata and keys are fetched when they are first needed
 * and kept, ours are imported once.
 *
 * @throws TypeError for settings that can never work, `KeyFileError` among them.
 * @see Singpass documentation, Integration Guide 1 to 5
 */
export function createFapiClient(settings: FapiSettings, dependencies: ClientDependencies = {}): MyinfoClient {
  const connection = buildConnection(settings, dependencies)

  return {
    connection: connection.name,
    api: 'fapi-2.0',
    authorise: (request) => withKnownErrors(() => authorise(connection, request)),
    retrieve: (callback, attempt) => withKnownErrors(() => retrieve(connection, callback, attempt)),
  }
}

async function retrieve(
  connection: FapiConnection,
  query: URLSearchParams,
  attempt: Attempt,
): Promise<RetrievedPerson> {
  const deadline = startDeadline()
  const secrets = openAttempt(connection, attempt)
  const callback = await checkCallback(connection, query, attempt)
  const dpopKey = await importDpopKey(secrets.dpopKey)
  const { nonce, codeVerifier } = secrets
  const dpopNonce = { value: secrets.dpopNonce }

  const exchange = { callback, redirectUri: attempt.redirectUri, codeVerifier, dpopKey, dpopNonce, deadline }
  const { accessToken, idToken } = await fetchTokens(connection, exchange)
  const subject = await verifyIdToken(connection, { idToken, accessToken, nonce })
  const person = await fetchPerson(connection, { accessToken, subject, dpopKey, deadline })

  return { subject, person, api: 'fapi-2.0', retrievedAt: connection.now() }
}

/** The store has already seen to most of this; a token request is worth a second look. */
function openAttempt({ name, now }: FapiConnection, { connection, expiresAt, secrets }: Attempt) {
  const { nonce, codeVerifier } = secrets
  if (connection !== name || expiresAt <= now()) throw new SingpassError('attempt_unknown', 'the attempt has expired')
  if (!nonce || !codeVerifier) throw new SingpassError('attempt_unknown', 'the attempt has lost its secrets')

  return { ...secrets, nonce, codeVerifier }
}

function buildConnection(settings: FapiSettings, { fetch, now = Date.now, trace }: ClientDependencies): FapiConnection {
  const { issuer, clientId, allowInsecureLoopback } = settings
  const rules = { allowInsecureLoopback }
  const minimumAcr = assuranceFloor(issuer, settings.minimumAcr)
  const fault = issuerFault(issuer, rules) ?? (minimumAcr ? undefined : 'the level of assurance is unknown')
  if (fault || !minimumAcr) throw new TypeError(fault)

  const upstream = { fetch, trace }
  const metadata = keepCopy(() => fetchMetadata(issuer, rules, upstream), now)
  const fetchKeys = async () => fetchServerKeys(new URL((await metadata.get()).jwks_uri), upstream)
  return {
    name: settings.connection,
    issuer,
    client: { client_id: clientId, userinfo_signed_response_alg: 'ES256' },
    minimumAcr,
    insecure: new URL(issuer).protocol === 'http:',
    metadata,
    serverKeys: keepCopy(fetchKeys, now),
    keyRing: importOnce(parsePrivateKeys(settings.keys)),
    now,
    upstream,
    trace,
  }
}

function importOnce(keys: PrivateKeys): () => Promise<KeyRing> {
  let keyRing: Promise<KeyRing> | undefined
  return () => {
    keyRing ??= importKeys(keys)
    return keyRing
  }
}

/** Nothing of a library's error is kept: it may hold a token or a whole verified payload. */
async function withKnownErrors<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof SingpassError) throw error
    if (error instanceof KeyFileError) throw new SingpassError('request_rejected', 'our own keys cannot be used')
    throw invalidResponse('unexpected', 'a step ended in an error that is not one of ours')
  }
}
