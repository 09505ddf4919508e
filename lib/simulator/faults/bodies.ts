import { type Answer, buildJsonAnswer } from '../web/http.ts'
import type { AnswerFault, Endpoint } from './fault.ts'

type Alter = (answer: Answer) => Answer

const TOO_LARGE = 2 * 1024 * 1024
const DEPTH = 10_000

/** Faults of the body: answers of status 200 or 201 that are not what they should be. */
export function buildBodyFaults(at: Endpoint): AnswerFault[] {
  const bodies: [string, string, Alter][] = [
    ['html', 'a web page with status 200', () => buildPageAnswer(200)],
    ['empty', 'an empty body', (answer) => ({ ...answer, body: '' })],
    ['json-array', 'a JSON array', (answer) => buildJsonAnswer(answer.status, [])],
    ['json-null', 'JSON null', (answer) => buildJsonAnswer(answer.status, null)],
    ['json-deep', `JSON nested ${DEPTH} deep`, nestDeep],
    ['duplicate-keys', 'JSON in which every member occurs twice, the second time wrong', repeatMembers],
    ['proto', 'JSON with a "__proto__" member', addProto],
    ['large', 'a body of two megabytes', pad],
  ]
  return bodies.map(([name, what, alter]) => ({
    kind: 'answer',
    at,
    name: `${at}-${name}`,
    says: `The ${at} endpoint answers with ${what}.`,
    alter,
  }))
}

/** A web page, as a proxy in between would send it. */
export function buildPageAnswer(status: number): Answer {
  const body = '<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>'
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function nestDeep({ status, headers }: Answer): Answer {
  const json = { ...headers, 'content-type': 'application/json' }
  return { status, headers: json, body: `{"deep":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}` }
}

/** Parsers take the last of two members: a client that does not notice is left with the wrong one. */
function repeatMembers({ status, headers, body }: Answer): Answer {
  const text = String(body)
  const names = text.startsWith('{') ? Object.keys(JSON.parse(text)) : ['person_info']
  const wrong = names.map((name) => `${JSON.stringify(name)}:0`).join(',')
  return { status, headers, body: `${text.startsWith('{') ? text.slice(0, -1) : '{"start":true'},${wrong}}` }
}

function addProto({ status, headers, body }: Answer): Answer {
  const text = String(body)
  const rest = text.startsWith('{') ? text.slice(1) : '"end":true}'
  return {
    status,
    headers,
    body: `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${rest}`,
  }
}

function pad({ status, headers, body }: Answer): Answer {
  return { status, headers, body: String(body) + ' '.repeat(TOO_LARGE) }
}
