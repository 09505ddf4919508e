/** One security requirement, which at least one test must prove by having its number in its title. */
export interface Requirement {
  /** `S01`, say. */
  id: string
  what: string
  /** Why no test here can prove it, where none can. */
  elsewhere?: string
}

const whats = [
  'no token, code verifier or DPoP key reaches the browser',
  'code, state, nonce and PKCE are bound to one browser and one attempt',
  'a mixed-up issuer is refused before the token call',
  'only the scopes that a product shows are asked for',
  'nonce, subject, audience and issuer are exactly ours',
  'algorithms and keys are those of the configured issuer alone',
  'times in tokens are checked, with little patience for clocks',
  'a token of one kind is not taken for another',
  'cookies are __Host-, Secure, HttpOnly, Lax and small',
  'HSTS stands on every answer over https',
  'each page has a policy with a nonce, and runs nothing inline',
  'nosniff, referrer, opener and resource policies stand on every answer',
  'no other site may read an answer',
  'no other site can post, and reading changes nothing',
  'no request leads to a foreign host',
  'pages with data are stored by nobody',
  'browser storage stays empty, and signing out clears it',
  'nothing personal stands in an address',
  'nothing personal stands in a log or an error',
  'nothing personal lies in the database in clear',
  'every column says whether it is sensitive',
  'a sealed value opens in its own row alone',
  'no initialisation vector is used twice',
  'data keys rotate with an overlap',
  'sessions are random, renewed at login and end by idleness and age',
  'an operator can end sessions',
  'nobody reads or changes what belongs to another',
  'only listed fields are written, and what decides is not believed',
  'the server validates as the browser does',
  'no step is reached before its predecessor',
  'a submit is stored whole or not at all',
  'limits by client, account and address are shared by nodes',
  'SQL has parameters, and hostile text comes back as it was',
  'text is escaped wherever it is written',
  'no cell of an export is a formula',
  'no regular expression can be made slow',
  'only configured hosts are called, and no redirect is followed',
  'bodies, heads and fields have limits, and memory stays bounded',
  'only known methods are answered',
  'requests that can be read in two ways are refused',
  'what proxies say is believed as configured',
  'errors tell nothing of the inside',
  'what cannot be checked is refused',
  'an unforeseen error is logged once and ends as documented',
  'every log line is JSON with known fields',
  'text from outside stays within its log line',
  'the audit shows when it was changed',
  'no secret is in the repository, the build or a log',
  'published and weak secrets are refused in production',
  'production has no simulator and no tools for debugging',
  'no source, setting or map can be fetched',
  'dependencies are locked, listed and new enough',
  'an unsupported runtime is named',
  'secrets come from one random source',
  'failures of cryptography all look the same',
  'names of prototypes and repeated names do no harm',
  'of many that act at once one acts',
  'a remote database is reached by verified TLS',
  'an NRIC is masked unless it is asked for in full',
  'what is kept ends when its time has come',
]

/** What cannot be shown by running tests on one machine. */
const elsewhere: Record<string, string> = {}

/** S01 to S60, in order. */
export const requirements: readonly Requirement[] = whats.map((what, index) => {
  const id = `S${String(index + 1).padStart(2, '0')}`
  return { id, what, elsewhere: elsewhere[id] }
})
