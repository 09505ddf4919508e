import type { Answer } from '../http.ts'
import type { Shown } from './answers.ts'
import { authorise } from './authorise.ts'
import type { V3Context } from './client.ts'
import type { V3Delivery } from './faults.ts'
import { consent, login } from './journey-pages.ts'
import { person } from './person.ts'
import { V3Refusal } from './refusal.ts'
import type { Call, Side, V3LogEntry } from './side.ts'
import { token } from './token.ts'

/** A page, an answer, or a good answer that a fault may still alter. */
export type Reply = Answer | Shown | V3Delivery

/** What answers a path. A page tells a refusal in HTML, the others in JSON. */
export interface Route {
  name: V3LogEntry['call']
  isPage: boolean
  answer: (side: Side, call: Call) => Reply | Promise<Reply>
}

/** The route of a path, or undefined where the path is none of v3's. */
export function findRoute(path: string): Route | undefined {
  if (path === '/v3/certificate.pem') return certificate
  const [, journeyId, step] = /^\/v3\/journeys\/([0-9a-f]{32})\/(login|consent)$/.exec(path) ?? []
  if (journeyId !== undefined) return buildJourneyRoute(journeyId, step)
  const [, context, resource] = /^\/(com|gov)\/v3\/(.*)$/s.exec(path) ?? []
  return resource === undefined ? undefined : buildApiRoute(context === 'gov' ? 'gov' : 'com', resource)
}

const certificate: Route = {
  name: 'v3',
  isPage: false,
  answer: (side, call) => {
    checkMethod(call, 'GET')
    return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: side.keys.certificate }
  },
}

function buildJourneyRoute(journeyId: string, step: string | undefined): Route {
  const act = step === 'login' ? login : consent
  return {
    name: step === 'login' ? 'v3-login' : 'v3-consent',
    isPage: true,
    answer: (side, call) => {
      checkMethod(call, 'GET', 'POST')
      return act(side, call, journeyId)
    },
  }
}

function buildApiRoute(context: V3Context, resource: string): Route {
  const [, subject] = /^person\/([^/]+)\/?$/.exec(resource) ?? []
  if (subject !== undefined) return api('v3-person', 'GET', (side, call) => person(side, call, { context, subject }))
  if (resource === 'token') return api('v3-token', 'POST', (side, call) => token(side, call, context))
  if (resource === 'authorise') {
    return { ...api('v3-authorise', 'GET', (side, call) => authorise(side, call, context)), isPage: true }
  }
  return { name: 'v3', isPage: false, answer: refuseResource }
}

function api(name: Route['name'], method: string, answer: Route['answer']): Route {
  return {
    name,
    isPage: false,
    answer: (side, call) => {
      checkMethod(call, method)
      return answer(side, call)
    },
  }
}

function checkMethod({ request }: Call, ...allowed: string[]): void {
  if (!allowed.includes(request.method ?? '')) refuseResource()
}

function refuseResource(): never {
  throw new V3Refusal(404, 'Resource not found', 'no resource of v3 has this path and method')
}
