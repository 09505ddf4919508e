import type { Answer } from '../web/http.ts'
import { authorise } from './authorise.ts'
import type { V3Context } from './client.ts'
import type { V3Delivery } from './faults.ts'
import { person } from './person.ts'
import { consent, login } from './sign-in-pages.ts'
import type { Call, V3LogEntry, V3Simulation } from './simulation.ts'
import { token } from './token.ts'
import type { Shown } from './wire/answers.ts'
import { V3Refusal } from './wire/refusal.ts'

/** A page, an answer, or a good answer that a fault may still alter. */
export type Reply = Answer | Shown | V3Delivery

/** What answers a path. A page tells a refusal in HTML, the others in JSON. */
export interface Route {
  name: V3LogEntry['call']
  isPage: boolean
  answer: (simulation: V3Simulation, call: Call) => Reply | Promise<Reply>
}

/** The route of a path, or undefined where the path is none of v3's. */
export function findRoute(path: string): Route | undefined {
  if (path === '/v3/certificate.pem') return certificate
  const [, signInId, step] = /^\/v3\/sign-in\/([0-9a-f]{32})\/(login|consent)$/.exec(path) ?? []
  if (signInId !== undefined) return buildSignInRoute(signInId, step)
  const [, context, resource] = /^\/(com|gov)\/v3\/(.*)$/s.exec(path) ?? []
  return resource === undefined ? undefined : buildApiRoute(context === 'gov' ? 'gov' : 'com', resource)
}

const certificate: Route = {
  name: 'v3',
  isPage: false,
  answer: (simulation, call) => {
    checkMethod(call, 'GET')
    return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: simulation.keys.certificate }
  },
}

function buildSignInRoute(signInId: string, step: string | undefined): Route {
  const act = step === 'login' ? login : consent
  return {
    name: step === 'login' ? 'v3-login' : 'v3-consent',
    isPage: true,
    answer: (simulation, call) => {
      checkMethod(call, 'GET', 'POST')
      return act(simulation, call, signInId)
    },
  }
}

function buildApiRoute(context: V3Context, resource: string): Route {
  const [, subject] = /^person\/([^/]+)\/?$/.exec(resource) ?? []
  if (subject !== undefined)
    return api('v3-person', 'GET', (simulation, call) => person(simulation, call, { context, subject }))
  if (resource === 'token') return api('v3-token', 'POST', (simulation, call) => token(simulation, call, context))
  if (resource === 'authorise') {
    return { ...api('v3-authorise', 'GET', (simulation, call) => authorise(simulation, call, context)), isPage: true }
  }
  return { name: 'v3', isPage: false, answer: refuseResource }
}

function api(name: Route['name'], method: string, answer: Route['answer']): Route {
  return {
    name,
    isPage: false,
    answer: (simulation, call) => {
      checkMethod(call, method)
      return answer(simulation, call)
    },
  }
}

function checkMethod({ request }: Call, ...allowed: string[]): void {
  if (!allowed.includes(request.method ?? '')) refuseResource()
}

function refuseResource(): never {
  throw new V3Refusal(404, 'Resource not found', 'no resource of v3 has this path and method')
}
