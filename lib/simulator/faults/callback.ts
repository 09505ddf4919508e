import type { CallbackFault } from './fault.ts'

type Change = (query: URLSearchParams, url: URL) => void

/** What goes wrong on the way back to the client. */
export const callbackFaults: readonly CallbackFault[] = [
  ...[
    'access_denied',
    'login_required',
    'server_error',
    'temporarily_unavailable',
    'invalid_request',
    'invalid_request_uri',
  ].map((error) => answerError(error.replaceAll('_', '-'), `the error ${error}`, { error })),
  answerError('unknown-error', 'an error that nobody has heard of', { error: 'moon_phase' }),
  answerError('html-in-description', 'an error whose description is markup', {
    error: 'server_error',
    error_description: '<img src=x onerror=alert(1)><b>Call 1800-000-0000</b>',
  }),
  answerError('long-description', 'an error with a description of 5 kB', {
    error: 'server_error',
    error_description: 'x'.repeat(5000),
  }),
  alter('error-without-state', 'an error without state', (query) => {
    replaceByError(query, { error: 'access_denied' })
    query.delete('state')
  }),
  onError('error-wrong-iss', 'an error from an issuer with a 1 behind it', (query) => {
    query.set('iss', `${query.get('iss')}1`)
  }),
  onError('error-no-iss', 'an error without iss', (query) => query.delete('iss')),
  alter('no-iss', 'a code without iss', (query) => query.delete('iss')),
  alter('wrong-iss', 'the issuer with a 1 behind it', (query) => query.set('iss', `${query.get('iss')}1`)),
  alter('legacy-iss', 'the issuer of the API before FAPI 2.0', (query) => {
    query.set('iss', 'https://stg-id.singpass.gov.sg')
  }),
  alter('staging-iss', "the issuer of Singpass's staging environment", (query) => {
    query.set('iss', 'https://stg-id.singpass.gov.sg/fapi')
  }),
  alter('iss-with-slash', 'the issuer with a slash behind it', (query) => query.set('iss', `${query.get('iss')}/`)),
  alter('iss-in-capitals', 'the issuer in capitals', (query) => query.set('iss', `${query.get('iss')}`.toUpperCase())),
  alter('iss-twice', 'iss twice', (query, url) => query.append('iss', url.origin)),
  alter('wrong-state', 'the state with a 1 behind it', (query) => query.set('state', `${query.get('state')}1`)),
  alter('unknown-state', 'a state that nobody sent', (query) => query.set('state', crypto.randomUUID().repeat(2))),
  alter('no-state', 'no state', (query) => query.delete('state')),
  alter('empty-state', 'an empty state', (query) => query.set('state', '')),
  alter('state-twice', 'state twice', (query) => query.append('state', query.get('state') ?? '')),
  alter('long-state', 'a state of 10 kB', (query) => query.set('state', 's'.repeat(10_000))),
  alter('no-code', 'no code', (query) => query.delete('code')),
  alter('empty-code', 'an empty code', (query) => query.set('code', '')),
  alter('code-twice', 'code twice', (query) => query.append('code', query.get('code') ?? '')),
  alter('code-array', 'code[] in place of code', (query) => {
    query.set('code[]', query.get('code') ?? '')
    query.delete('code')
  }),
  alter('long-code', 'a code of 10 kB', (query) => query.set('code', 'c'.repeat(10_000))),
  alter('control-characters', 'a code with control characters', (query) => query.set('code', 'a\r\nb\u0000c')),
  alter('foreign-code', 'a code that was never issued to this client', (query) => {
    query.set('code', crypto.randomUUID().replaceAll('-', ''))
  }),
  alter('code-and-error', 'both a code and an error', (query) => query.set('error', 'server_error')),
  {
    kind: 'callback',
    name: 'callback-never',
    says: 'The browser stays on a page and never comes back.',
    redirect: () => undefined,
  },
  {
    kind: 'callback',
    name: 'callback-in-fragment',
    says: 'The browser comes back with everything in the fragment.',
    redirect: (url) => `${url.origin}${url.pathname}#${url.searchParams}`,
  },
]

function alter(name: string, what: string, change: Change): CallbackFault {
  return {
    kind: 'callback',
    name: `callback-${name}`,
    says: `The browser comes back with ${what}.`,
    redirect(url) {
      const altered = new URL(url)
      change(altered.searchParams, altered)
      return altered
    },
  }
}

/** Waits for a callback that tells an error anyway: somebody who declines, a request that expired. */
function onError(name: string, what: string, change: Change): CallbackFault {
  return { ...alter(name, what, change), onErrorAlone: true }
}

function answerError(name: string, what: string, members: Record<string, string>): CallbackFault {
  return alter(name, what, (query) => replaceByError(query, members))
}

function replaceByError(query: URLSearchParams, members: Record<string, string>): void {
  query.delete('code')
  for (const [name, value] of Object.entries(members)) query.set(name, value)
}
