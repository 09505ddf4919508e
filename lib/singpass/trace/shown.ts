/** A value as a trace may hold it: whole where it is public, else its size, and of a signed text its two ends. */
export type Shown =
  | string
  | number
  | boolean
  | { length: number; ends?: string }
  | { members: number }
  | readonly Shown[]

/** Members of a message as a trace may show them, by name. */
export type ShownFields = Readonly<Record<string, Shown>>

/** Names whose values are no secret, nobody's data, and the same in every journey or of use to nobody. */
const publicNames = new Set(
  [
    'response_type client_id redirect_uri scope code_challenge_method grant_type client_assertion_type request_uri iss',
    'acr_values authentication_context_type redirect_uri_https_type app_launch_url error token_type expires_in',
    'attributes purpose authmode login_type appLaunchURL sp_esvcId subentity txnNo app_id signature_method timestamp',
    'alg typ kid enc cty kty crv use aud exp iat nbf htm htu acr amr sub_type method url',
    'issuer pushed_authorization_request_endpoint authorization_endpoint token_endpoint userinfo_endpoint jwks_uri',
    'accept content-type content-length content-encoding cache-control date retry-after user-agent',
  ].flatMap((line) => line.split(' ')),
)

/** Hashes, signatures and what we signed ourselves: their ends serve to compare, and serve nothing else. */
const comparedNames = new Set(
  'client_assertion dpop code_challenge ath at_hash jkt x y signature jti dpop-nonce nonce'.split(' '),
)

/** Longest public text that is shown whole; a longer one is nothing that we know. */
const longestPublic = 1_024

/** Shows one value under its name. A name that is not listed is taken for a secret. */
export function show(name: string, value: unknown): Shown {
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => show(name, item))
  if (typeof value === 'object' && value !== null) return { members: Object.keys(value).length }
  const text = String(value)
  if (publicNames.has(name) && text.length <= longestPublic && isPlain(text)) return asIs(value, text)
  return { length: text.length, ...(comparedNames.has(name) && text.length >= 20 && { ends: endsOf(text) }) }
}

/** Shows each member of an object, or each pair of a query or form. A nested object is a number of members. */
export function showFields(fields: Iterable<readonly [string, unknown]> | Record<string, unknown>): ShownFields {
  const pairs = Symbol.iterator in fields ? [...fields] : Object.entries(fields)
  const named = pairs.filter(([name]) => /^[\w.-]{1,64}$/.test(name))
  return Object.fromEntries(named.map(([name, value]) => [name, show(name, value)]))
}

/** A JWK as a proof's header shows it: type and curve whole, the coordinates by their ends. */
export function showHeader({ jwk, epk, ...header }: Record<string, unknown>): ShownFields {
  const keys = Object.entries({ jwk, epk }).flatMap(([name, key]) =>
    typeof key === 'object' && key !== null
      ? Object.entries(showFields({ ...key })).map(([member, shown]) => [`${name}.${member}`, shown] as const)
      : [],
  )
  return { ...showFields(header), ...Object.fromEntries(keys) }
}

function asIs(value: unknown, text: string): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : text
}

/** Printable ASCII without anything in it that reads as an NRIC or FIN. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !/\b[STFGM]\d{7}[A-Z]\b/i.test(text)
}

function endsOf(text: string): string {
  return `${text.slice(0, 4)}…${text.slice(-4)}`
}
