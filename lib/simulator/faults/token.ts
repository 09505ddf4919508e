import type { AnswerFault } from './fault.ts'
import { changeContent } from './par.ts'

type Content = Record<string, unknown>

/** Answers of the token endpoint that are well formed and wrong, or unusual and right. */
export const tokenFaults: readonly AnswerFault[] = [
  alter('bearer', 'token_type Bearer', (content) => ({ ...content, token_type: 'Bearer' })),
  alter('no-token-type', 'no token_type', ({ token_type: _, ...rest }) => rest),
  alter('odd-case-type', 'token_type dpOp, which is right', (content) => ({ ...content, token_type: 'dpOp' })),
  alter('no-access-token', 'no access_token', ({ access_token: _, ...rest }) => rest),
  alter('access-token-number', 'an access_token that is a number', (content) => ({ ...content, access_token: 7 })),
  alter('no-id-token', 'no id_token', ({ id_token: _, ...rest }) => rest),
  alter('id-token-object', 'an id_token that is an object', (content) => ({ ...content, id_token: {} })),
  alter('refresh-token', 'a refresh_token that was not asked for', (content) => ({ ...content, refresh_token: 'r' })),
  alter('no-expires-in', 'no expires_in, which is right', ({ expires_in: _, ...rest }) => rest),
  alter('expires-in-text', 'expires_in as a text', (content) => ({ ...content, expires_in: 'later' })),
  {
    kind: 'answer',
    at: 'token',
    name: 'token-scope-as-asked',
    says: 'The token endpoint tells the scope as it was asked for, which is right.',
    alter: (answer) => changeContent(answer, (content) => ({ ...content, scope: answer.scopes?.join(' ') })),
  },
  alter('scope', 'a scope narrower than what was asked', (content) => ({ ...content, scope: 'openid' })),
  alter('foreign-access-token', 'an access token that userinfo does not know', (content) => ({
    ...content,
    access_token: 'foreign',
  })),
]

function alter(name: string, what: string, change: (content: Content) => Content): AnswerFault {
  return {
    kind: 'answer',
    at: 'token',
    name: `token-${name}`,
    says: `The token endpoint gives ${what}.`,
    alter: (answer) => changeContent(answer, change),
  }
}
