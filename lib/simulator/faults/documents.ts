import type { AnswerFault } from './fault.ts'
import { changeContent } from './par.ts'

type Content = Record<string, unknown>
type Row = [name: string, what: string, change: (content: Content) => Content]

const MANY = 10_000

const discovery: Row[] = [
  ['wrong-issuer', 'another issuer', (content) => ({ ...content, issuer: `${content.issuer}INVALID` })],
  ['no-issuer', 'no issuer', ({ issuer: _, ...rest }) => rest],
  ['endpoints-elsewhere', 'endpoints on another host', moveEndpoints('https://elsewhere.example')],
  ['endpoints-without-tls', 'endpoints on http of another host', moveEndpoints('http://elsewhere.example')],
  ['keys-elsewhere', 'keys on another host', (content) => ({ ...content, jwks_uri: 'https://elsewhere.example/keys' })],
  [
    'no-par',
    'no pushed_authorization_request_endpoint',
    ({ pushed_authorization_request_endpoint: _, ...rest }) => rest,
  ],
  ['no-keys', 'no jwks_uri', ({ jwks_uri: _, ...rest }) => rest],
  ['no-token-endpoint', 'no token_endpoint', ({ token_endpoint: _, ...rest }) => rest],
  ['moved', 'its endpoints under other paths of the same host, which is right', movePaths],
]

const keys: Row[] = [
  ['no-keys', 'no keys at all', () => ({ keys: [] })],
  ['not-a-list', 'an object in place of the list of keys', () => ({ keys: {} })],
  ['current-missing', 'everything but the current signing key', dropCurrent],
  ['ten-thousand', 'ten thousand keys, the right one last', addMany],
  ['duplicate-kids', 'wrong keys under the same kid before the right one', addNamesakes],
  ['odd-members', 'keys of wrong types and shapes among the right ones', addOddities],
  ['private-key', 'a private key among the right ones', addPrivate],
]

/** Discovery documents and key sets that are well formed and wrong. */
export const documentFaults: readonly AnswerFault[] = [
  ...discovery.map((row) => buildFault('discovery', row)),
  ...keys.map((row) => buildFault('keys', row)),
]

function buildFault(at: 'discovery' | 'keys', [name, what, change]: Row): AnswerFault {
  const document = at === 'discovery' ? 'discovery document' : 'key set'
  const alter = (answer: Parameters<typeof changeContent>[0]) => changeContent(answer, change)
  return { kind: 'answer', at, name: `${at}-${name}`, says: `The ${document} has ${what}.`, alter }
}

function moveEndpoints(origin: string) {
  return (content: Content): Content => {
    const moved = Object.entries(content)
      .filter(([name]) => name.endsWith('_endpoint'))
      .map(([name, url]) => [name, `${origin}${new URL(String(url)).pathname}`])
    return { ...content, ...Object.fromEntries(moved) }
  }
}

/** The authorization endpoint stays: a browser may have it in its history. */
function movePaths(content: Content): Content {
  const moved = ['pushed_authorization_request_endpoint', 'token_endpoint', 'userinfo_endpoint'].map((name) => [
    name,
    String(content[name]).replace('/fapi/', '/moved/'),
  ])
  return { ...content, ...Object.fromEntries(moved) }
}

function listKeys({ keys: list }: Content): Content[] {
  return Array.isArray(list) ? list : []
}

function dropCurrent(content: Content): Content {
  const current = listKeys(content).find(({ alg }) => alg === 'ES256')
  return { keys: listKeys(content).filter((key) => key !== current) }
}

function addMany(content: Content): Content {
  const strangers = Array.from({ length: MANY }, (_, index) => ({
    kty: 'EC',
    crv: 'P-256',
    kid: `k${index}`,
    x: 'AA',
    y: 'AA',
  }))
  return { keys: [...strangers, ...listKeys(content)] }
}

function addNamesakes(content: Content): Content {
  const namesakes = listKeys(content).map(({ kid }) => ({ kty: 'oct', kid, k: 'AAAA' }))
  return { keys: [...namesakes, ...listKeys(content)] }
}

function addOddities(content: Content): Content {
  const odd = [
    null,
    7,
    'key',
    [],
    {},
    { kty: 'EC' },
    { kty: 'XYZ', kid: 1 },
    { kty: 'EC', crv: 'P-256', kid: 'bad', x: 'AA', y: 'AA' },
  ]
  return { keys: [...odd, ...listKeys(content)] }
}

function addPrivate(content: Content): Content {
  const leaked = { kty: 'EC', crv: 'P-256', kid: 'leaked', use: 'sig', alg: 'ES256', x: 'AA', y: 'AA', d: 'AA' }
  return { keys: [leaked, ...listKeys(content)] }
}
