import type { Row } from '../evidence/proofs.ts'

/**
 * Everything that can go wrong between "Retrieve Myinfo" and a stored application, and what then has to happen. "Again":
 * a temporary problem, one button starts a new login, by hand is offered, what was typed is kept. "Refused": a plain
 * refusal with a reference and no technical detail, an event in the log, no further call. "Partial form": what came is
 * shown, the rest is asked.
 */
const stages: Readonly<Record<string, readonly (readonly [fault: string, expected: string])[]>> = {
  'Starting a login': [
    ['button pressed twice, or in two tabs', 'each click has its own attempt; either may finish; no error'],
    [
      'login started from another site (GET, form, image, prefetch)',
      'no attempt, no upstream call; 403 or the start page',
    ],
    ['cookies blocked', 'said before leaving for Singpass'],
    ['one client starts 1000 logins', '429 page with Retry-After; other clients unaffected'],
    ['discovery or JWKS down, cached copy held', 'cached copy used; journey completes; alarm'],
    ['discovery down, nothing cached', 'again; process stays up; readiness reports "singpass" degraded'],
    ['discovery names another issuer, or endpoints on another host', 'refused + alarm; cached good copy kept'],
    ['PAR accepts the connection and never answers', 'again within 6 s'],
    ['PAR 500, 503, 429 with Retry-After', 'one retry with a new assertion and proof, then again'],
    [
      'PAR 400 or 401: our client, scope or redirect is misconfigured',
      'apology, by-hand way, no retry loop; alarm "configuration"',
    ],
    ['PAR 201 without request_uri, with HTML, or expires_in 0', 'again'],
    ['DPoP nonce demanded at PAR, token and userinfo', 'one silent retry each; journey completes'],
    ['request_uri expired while the applicant waited', 'again'],
    ['our clock 45 s off; 10 min off', 'works; again + alarm "clock"'],
  ],
  'Coming back from Singpass': [
    ['applicant declines consent', 'not an error: "you chose not to share"; both ways offered as equals'],
    ['applicant cancels or fails login (access_denied, login_required)', 'as F015, wording fits'],
    ['server_error, temporarily_unavailable', 'again'],
    ['unknown error; error_description with HTML or 5 kB', 'again; text never echoed, logged escaped and cut'],
    ['applicant never returns', 'attempt expires in 10 min and is purged; no residue'],
    ['Back pressed at Singpass', 'start page; a new login works'],
    ['Back and Forward after the form opened', 'the form again; no second token call'],
    ['callback reloaded', 'same place as the first time; no second token call'],
    ['callback URL replayed in another browser', 'refused; first applicant unaffected'],
    ['two tabs, two products, returned in reverse order', 'each tab its own product and data'],
    [
      'two people one after the other in one browser, first tab still open',
      'first tab’s submit refused and explained; nothing of the first person is seen',
    ],
    ['state missing, twice, over 255 characters', 'refused (400)'],
    ['state unknown, or of another browser’s attempt (login CSRF)', 'refused'],
    [
      'cookies cleared between leaving and returning',
      '"we could not match your login", start again; code not exchanged',
    ],
    ['return in another browser (app or QR hand-over)', 'as F028, with a hint to stay in one browser'],
    ['iss missing while discovery announces it', 'refused'],
    ['iss of another issuer (mix-up)', 'refused'],
    ['both code and error; code of 100 kB; control characters', 'refused (400)'],
    ['callback by HEAD, POST, prefetch or link scanner', 'attempt not used up; the real return still works'],
  ],
  'Token call': [
    ['code expired, already used, or of another client (invalid_grant)', 'again; attempt closed'],
    ['token endpoint silent after accepting', 'again within 6 s; code never sent twice'],
    ['one byte per second', 'total deadline holds; again'],
    ['refused, reset, DNS failure, closed half-way', 'again; retry only if nothing was sent'],
    ['certificate expired, wrong host, unknown CA', 'refused + alarm "tls"'],
    ['500, 502, 503, 429', 'again; no storm of retries'],
    ['200 with an HTML page; wrong or no content type', 'again'],
    ['truncated JSON; length mismatch; invalid UTF-8', 'again'],
    ['endless body; 1 GB; gzip bomb', 'cut at 1 MB; memory grows < 20 MB; again'],
    ['JSON array, null, depth 10 000, duplicate keys, __proto__', 'again; no prototype change; process alive'],
    ['token_type Bearer; no access_token; no id_token', 'refused'],
    ['302 to another host', 'not followed; no credential leaves; refused'],
    ['invalid_client just after our own key rotation', 'cannot happen: old public key stays published for the overlap'],
  ],
  'Tokens and keys': [
    ['id_token or userinfo not encrypted', 'refused'],
    ['JWE to our previous key in the overlap; to an unknown kid', 'opens; refused'],
    ['JWE alg RSA1_5, dir, or PBES2 with 2 000 000 000 rounds', 'refused in < 50 ms CPU'],
    ['JWE zip bomb (130 kB to 100 MB)', 'refused; memory grows < 20 MB'],
    ['one bit of header, iv, ciphertext or tag changed', 'refused; same message and status for all'],
    [
      'JWS alg none; HS256 with the public key; ES384 for ES256; all-zero signature',
      'refused, also when the library throws a plain TypeError',
    ],
    ['unknown kid', 'one JWKS refetch for all waiting logins, then refused; cooldown holds'],
    ['Singpass rotates keys during a login', 'journey completes'],
    ['JWKS with 10 000 keys, duplicate kids, wrong types or a private key', 'good keys used, rest ignored; capped'],
    ['header jku, x5u, embedded jwk, unknown crit', 'never fetched or trusted; refused'],
    ['wrong iss; wrong aud; aud list with strangers', 'refused'],
    ['exp past, iat or nbf ahead, claim missing or a string; skew up to 60 s', 'refused; skew accepted'],
    ['nonce wrong or missing; id_token of another login', 'refused'],
    ['sub missing; sub of userinfo differs; id_token served as userinfo', 'refused'],
    ['assurance level below what was asked', 'refused, wording "stronger login needed"'],
  ],
  'The person': [
    ['userinfo silent, 500, 503', 'up to 2 retries with new proofs inside the budget, then again'],
    ['userinfo 502 in an agency’s maintenance window', 'names the agency and the usual end; by-hand way'],
    ['userinfo 401, expired access token', 'again'],
    ['attributes absent, or unavailable: true', 'partial form'],
    ['null, empty, wrong type, unknown code, impossible date', 'that field partial form; path logged, value not'],
    ['more attributes than asked', 'dropped before storage and display'],
    [
      'Tamil, Chinese, emoji, right-to-left, O’Brien <b>, 200 letters, NUL, combining marks',
      'shown, stored, exported exactly and safely',
    ],
    ['foreigner, no address, no mobile, minor, deceased spouse', 'partial form or "not eligible"; never an error page'],
    ['very large person (200 income rows, 20 children)', 'form opens within limits; cookie size unchanged'],
  ],
  'Form and session': [
    [
      'idle expiry in mid-form',
      'warned 2 min before, can extend; after it typed answers return to the same person only',
    ],
    ['absolute expiry; signed out in another tab', 'submit refused and explained; answers kept for the same person'],
    ['session cookie altered, from an older secret, or of a signed-out session', 'signed out; no 500'],
    ['session fixed before login', 'id changes at login; the old one is dead'],
    ['retrieval expired or discarded before submit', 'asks to retrieve again; typed answers kept'],
    ['a locked Myinfo value changed in the post; extra fields posted', '422; nothing stored; security event'],
    ['JavaScript off, script file 404, or script blocked by policy', 'form shows, validates and submits'],
    ['offline at submit, then online', 'told; same key retried; stored once'],
    [
      '10 MB body, 10 000 fields, wrong type, broken UTF-8, slow upload',
      '413, 400 or 415 before buffering; memory grows < 20 MB',
    ],
    ['cross-site post; missing Origin', '403'],
    ['another person’s reference or draft in the URL', '404, same as unknown, same timing class'],
    ['Back after submit; receipt reloaded', 'receipt; no new application'],
  ],
  'Submit and storage': [
    ['double click; 50 parallel posts with one key', 'stored once, 50 equal answers'],
    ['answer lost, retried; same key with other content', 'same reference; 409 explained'],
    ['database down at submit', '503 with Retry-After; page keeps the answers; retry stored; readiness false'],
    ['pool exhausted; lock held; statement slow', 'bounded wait, then as F085'],
    ['deadlock, serialisation failure, failover', 'retried unseen, stored once, else as F085'],
    [
      'kill -9 before commit; after commit before the answer',
      'none, retry stored; exactly one, retry gives its reference',
    ],
    ['20 kill -9 rounds under load', 'acknowledged = stored, no duplicates, audit chain verifies'],
    ['power cut after the acknowledgement', 'present after restart: written through to disk before answering'],
    [
      'disk full',
      'new submits refused before the engine is hit; pages served; nothing lost; recovers when space returns',
    ],
    [
      'embedded engine spins, hangs or crashes',
      'event loop free; engine replaced within 10 s; readiness false meanwhile',
    ],
    [
      'second process opens the same embedded data',
      'refuses to start and names the holder; a stale lock is taken over',
    ],
    [
      'data directory damaged; unknown key id; ciphertext altered or moved to another row',
      'refuses to start or refuses that row; never starts empty; alarm',
    ],
    ['audit entry altered, removed or reordered', 'verifier names the first broken entry'],
  ],
  'Nodes, deploys, operation': [
    ['two nodes: callback, submit and retry land on different nodes', 'as on one node'],
    ['rolling restart under load, SIGTERM during a retrieval', '0 failed requests; running ones finish within 15 s'],
    [
      'page of the old version posts to the new; migration runs meanwhile',
      'stored, or asked for what is new with answers kept',
    ],
    [
      'config missing or wrong; log pipe blocked; trace collector down',
      'exits naming every fault, no secret printed; journey unaffected',
    ],
    [
      'every secret rotated under load; purge interrupted and run twice; restore from backup',
      '0 failed journeys; same end state; restored data verifies and purged people stay purged',
    ],
  ],
}

/** What cannot be shown by running tests on one machine. */
const elsewhere: Record<string, string> = {}

const emptyCache = 'it needs a client that has never met Singpass, which its own tests start'
const database = 'it takes the database away from everybody; tests of the stores do it to one of their own'
const node = 'it ends or starts nodes; its own tests run two behind a proxy, and check what is lost, doubled or failed'

/** Rows whose tests meet a part: what the application as a whole does meanwhile, the nine invariants, is not watched. */
const apart: Record<string, string> = {
  F006: emptyCache,
  F007: emptyCache,
  F019: 'ten minutes pass; tests of the stores set the time',
  F038: 'the simulator speaks no TLS; the client meets a server that does',
  F055: emptyCache,
  F074: 'no page takes a session from outside; tests of the stores hand one over',
  F083: 'fifty posts at once are made to the handler itself',
  F085: database,
  F086: database,
  F087: database,
  F088: database,
  F089: node,
  F090: database,
  F091: database,
  F092: database,
  F093: 'a second process is started on the data of a first',
  F094: database,
  F095: database,
  F096: node,
  F097: node,
  F099: 'no application runs on settings that are wrong; log and collector are met by the parts that write to them',
  F100: node,
}

/** One row of the fault matrix. */
export interface Fault extends Row {
  stage: string
  expected: string
}

/** F001 to F100, in order. */
export const faults: readonly Fault[] = Object.entries(stages)
  .flatMap(([stage, rows]) => rows.map(([what, expected]) => ({ stage, what, expected })))
  .map((fault, index) => {
    const id = `F${String(index + 1).padStart(3, '0')}`
    return { ...fault, id, elsewhere: elsewhere[id], apart: apart[id] }
  })
