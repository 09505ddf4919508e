import type { Fault } from '../faults/fault.ts'
import { faults } from '../faults/index.ts'
import type { Expectation, Scenario, Stage } from './scenario.ts'
import { suite } from './suite.ts'

const covered = new Set(suite.flatMap((scenario) => scenario.faults))

/** Faults that are unusual and right: a client that falls over one has an outage on some morning. */
const right =
  'par-nonce-challenge token-nonce-challenge userinfo-nonce-challenge token-refresh-token id-token-no-typ id-token-gcm id-token-iat-45-s-ahead id-token-unknown-amr id-token-extra-claims rotate-before-id-token rotate-before-userinfo rotate-before-userinfo-dropping-old person-token-cbc person-token-aud-list par-status-200'.split(
    ' ',
  )
const wrongCallbacks =
  'legacy-iss staging-iss iss-with-slash iss-in-capitals iss-twice unknown-state empty-state state-twice code-and-error long-state'.split(
    ' ',
  )
/** Right, or at the client's discretion, or told by their ending only where something else was asked for. */
const notRefused =
  /-(aud-list|iat-45-s-ahead|exp-just-past|unknown-amr|extra-claims|cbc|gcm|at-hash|no-typ|loa-2|exp-in-ten-years|wrong-azp|act|sub-type-other|old-sub|other-sub|no-acr|loa-unknown|loa-1|no-recipient-kid|iat-week-old|iat-digits)$/

const sources: Record<Stage, string> = {
  'unusual and right': 'RFC 9449, 8; OpenID Connect Core 1.0',
  callback: 'RFC 9207, 2.4; RFC 6749, 10.12',
  'ID token': 'OpenID Connect Core 3.1.3.7; RFC 8725; Singpass, 4. Parsing the ID Token',
  person: 'OpenID Connect Core 5.3.2; Singpass, 5. The Userinfo Request',
  documents: 'RFC 8414, 3; FAPI 2.0 Security Profile 5.3.3.1-9',
}

/** What the simulator can do beyond the OpenID suite, as a review arms it. */
export const ownScenarios: readonly Scenario[] = [
  ...right.map((name) => build(name, 'unusual and right', 'completes')),
  build('discovery-moved', 'documents', 'completes'),
  ...wrongCallbacks.map((name) => build(`callback-${name}`, 'callback', 'stops before the token call')),
  ...tokenFaults('id-token').map((name) => build(name, 'ID token', 'stops after the token call')),
  ...tokenFaults('person-token').map((name) => build(name, 'person', 'refuses the person')),
  build('person-token-other-sub', 'person', 'refuses the person'),
  ...['discovery-keys-elsewhere', 'discovery-endpoints-elsewhere'].map((name) =>
    build(name, 'documents', 'stops before PAR'),
  ),
]

function tokenFaults(prefix: 'id-token' | 'person-token'): string[] {
  const isArmed = ({ kind, name }: Fault) => kind === 'token' && name.startsWith(prefix) && !notRefused.test(name)
  return [...faults.values()].filter((fault) => isArmed(fault) && !covered.has(fault.name)).map(({ name }) => name)
}

function build(name: string, stage: Stage, expects: Expectation): Scenario {
  const fault = faults.get(name)
  if (!fault) throw new TypeError(`there is no fault "${name}" for a review`)
  return { id: name, stage, faults: [name], expects, says: fault.says, source: sources[stage] }
}
