import { type Answer, buildJsonAnswer } from '../web/http.ts'
import type { AnswerFault } from './fault.ts'

type Content = Record<string, unknown>

/** Answers of the PAR endpoint that are well formed and wrong. */
export const parFaults: readonly AnswerFault[] = [
  alter('no-request-uri', 'an answer without request_uri', ({ request_uri: _, ...rest }) => rest),
  alter('request-uri-elsewhere', 'a request_uri that is a web address', (content) => ({
    ...content,
    request_uri: 'https://elsewhere.example/request',
  })),
  alter('request-uri-number', 'a request_uri that is a number', (content) => ({ ...content, request_uri: 1 })),
  alter('expires-in-zero', 'expires_in 0', (content) => ({ ...content, expires_in: 0 })),
  alter('expires-in-negative', 'expires_in -60', (content) => ({ ...content, expires_in: -60 })),
  alter('expires-in-text', 'expires_in as a text', (content) => ({ ...content, expires_in: 'soon' })),
  alter('no-expires-in', 'an answer without expires_in', ({ expires_in: _, ...rest }) => rest),
  {
    kind: 'answer',
    at: 'par',
    name: 'par-status-200',
    says: 'The par endpoint answers well, with status 200 in place of 201.',
    alter: (answer) => ({ ...answer, status: 200 }),
  },
]

function alter(name: string, what: string, change: (content: Content) => Content): AnswerFault {
  return {
    kind: 'answer',
    at: 'par',
    name: `par-${name}`,
    says: `The par endpoint gives ${what}.`,
    alter: (answer) => changeContent(answer, change),
  }
}

/** The answer with its JSON changed. */
export function changeContent(answer: Answer, change: (content: Content) => Content): Answer {
  return { ...buildJsonAnswer(answer.status, change(JSON.parse(String(answer.body)))), headers: answer.headers }
}
