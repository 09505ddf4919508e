import type { Persona } from '../personas/persona.ts'
import type { Simulation } from '../simulation.ts'
import { isObject } from '../web/json.ts'

interface LoginGrant {
  clientId: string
  scopes: readonly string[]
  nonce: string
  /** Assurance levels that were asked for, the preferred one first. */
  acrValues: readonly string[]
}

const LIFE_SECONDS = 600
const WITH_FACE = 'urn:singpass:authentication:loa:3'

/** The factors by which each level is reached. */
const FACTORS: Record<string, readonly string[]> = {
  'urn:singpass:authentication:loa:1': ['pwd'],
  'urn:singpass:authentication:loa:2': ['pwd', 'otp-sms'],
  [WITH_FACE]: ['pwd', 'otp-sms', 'face'],
}

/**
 * The claims of an ID token.
 *
 * @see Singpass developer documentation, Integration Guide, 4. Parsing the ID Token
 */
export function buildIdTokenClaims(
  simulation: Simulation,
  persona: Persona,
  grant: LoginGrant,
): Record<string, unknown> {
  const now = simulation.clock.seconds()
  const attributes = buildSubjectAttributes(persona, grant.scopes)
  const acr = chooseLevel(grant.acrValues, persona, simulation.settings.acr)
  return {
    iss: simulation.endpoints.issuer,
    sub: persona.id,
    sub_type: 'user',
    aud: grant.clientId,
    iat: now,
    exp: now + LIFE_SECONDS,
    nonce: grant.nonce,
    acr,
    amr: FACTORS[acr] ?? ['pwd', 'otp-sms'],
    ...(Object.keys(attributes).length === 0 ? {} : { sub_attributes: attributes }),
  }
}

/** The first level asked for that the person can reach. One who cannot be verified by face is still logged in, at level 2. */
function chooseLevel(asked: readonly string[], { hasFace = true }: Persona, otherwise: string): string {
  if (asked.length === 0) return otherwise
  return asked.find((level) => hasFace || level !== WITH_FACE) ?? 'urn:singpass:authentication:loa:2'
}

/** Attributes of the account that some scopes add to the ID token itself. */
function buildSubjectAttributes(persona: Persona, scopes: readonly string[]): Record<string, unknown> {
  const isForeign = persona.account === 'foreign'
  const identity = {
    account_type: persona.account,
    identity_number: persona.nricOrFin,
    identity_coi: isForeign ? 'MY' : 'SG',
  }
  const email = readValue(persona.person.email, 'value')
  const mobile = readValue(isObject(persona.person.mobileno) ? persona.person.mobileno.nbr : undefined, 'value')
  return {
    ...(scopes.includes('user.identity') ? identity : {}),
    ...(scopes.includes('name') ? { name: persona.name } : {}),
    ...(scopes.includes('email') && email ? { email } : {}),
    ...(scopes.includes('mobileno') && mobile && !isForeign ? { mobileno: mobile } : {}),
  }
}

function readValue(item: unknown, member: string): unknown {
  return isObject(item) ? item[member] : undefined
}
