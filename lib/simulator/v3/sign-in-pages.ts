import { randomBytes } from 'node:crypto'
import type { Persona } from '../personas/index.ts'
import type { Answer } from '../web/http.ts'
import { readBody } from '../web/http.ts'
import type { V3Fault } from './faults.ts'
import { drawConsentPage, drawLoginPage } from './pages.ts'
import type { PendingSignIn } from './pending-sign-in.ts'
import type { Call, V3Simulation } from './simulation.ts'
import { buildRedirect, type Shown } from './wire/answers.ts'
import { isSameBrowser } from './wire/browser-cookie.ts'
import { buildCallback } from './wire/callback.ts'
import { type Parameters, parseForm } from './wire/parameters.ts'
import { demand } from './wire/refusal.ts'

/** Shows the gallery, or logs in as the persona that was chosen from it. */
export async function login(simulation: V3Simulation, call: Call, signInId: string): Promise<Answer | Shown> {
  const pending = findPending(simulation, call, signInId)
  if (call.request.method === 'GET') return { status: 200, page: drawGallery(simulation, call, pending) }
  const { persona: chosen, cancel } = await readForm(call)
  if (cancel !== undefined) return cancelLogin(simulation, pending)
  const persona = simulation.personas.find(({ id }) => id === chosen)
  demand(persona, [400, 'Unknown persona', 'the posted persona is not in the gallery'])
  simulation.memory.pending.set(signInId, { ...pending, persona })
  simulation.log({ call: 'v3-login', outcome: 'accepted', clientId: pending.service.clientId })
  return buildSeeOther(`/v3/sign-in/${signInId}/consent`)
}

function drawGallery({ personas }: V3Simulation, { request }: Call, pending: PendingSignIn) {
  const search = new URL(request.url ?? '/', 'http://localhost').searchParams.get('q')
  return drawLoginPage(pending, { personas, search })
}

/** Shows what is asked for, or ends the sign-in with the decision that was taken there. */
export async function consent(simulation: V3Simulation, call: Call, signInId: string): Promise<Answer | Shown> {
  const pending = findPending(simulation, call, signInId)
  const { persona } = pending
  if (call.request.method === 'GET') {
    return persona
      ? { status: 200, page: drawConsentPage(pending, persona) }
      : buildSeeOther(`/v3/sign-in/${signInId}/login`)
  }
  demand(persona, [403, 'Log in first', 'consent was posted before anyone logged in'])
  const { decision } = await readForm(call)
  demand(decision === 'agree' || decision === 'decline', [
    400,
    'Unknown decision',
    'decision is neither agree nor decline',
  ])
  simulation.memory.pending.take(signInId)
  simulation.log({ call: 'v3-consent', outcome: 'accepted', clientId: pending.service.clientId, reason: decision })
  return decision === 'agree' ? grant(simulation, pending, persona) : deny(simulation, pending)
}

function cancelLogin(simulation: V3Simulation, pending: PendingSignIn): Promise<Answer> {
  simulation.memory.pending.take(pending.id)
  simulation.log({ call: 'v3-login', outcome: 'accepted', clientId: pending.service.clientId, reason: 'cancel' })
  return deny(simulation, pending)
}

/** Sends the browser back with a code. */
export async function grant(
  simulation: V3Simulation,
  { service, redirectUri, state, attributes }: PendingSignIn,
  persona: Persona,
): Promise<Answer> {
  const fault = await takeFault(simulation, service.clientId, persona)
  if (fault === 'v3-callback-500')
    return failBack({ redirectUri, state, error: '500', description: 'Unexpected error' })
  if (fault === 'v3-callback-503')
    return failBack({ redirectUri, state, error: '503', description: 'Under maintenance' })
  const code = randomBytes(20).toString('hex')
  simulation.memory.grants.set(code, { service, redirectUri, attributes, persona })
  const returned = fault === 'v3-callback-wrong-state' ? randomBytes(16).toString('hex') : state
  return buildRedirect(buildCallback(redirectUri, { code, state: returned }))
}

/** Sends the browser back without one. */
export async function deny(
  simulation: V3Simulation,
  { service, redirectUri, state, persona }: PendingSignIn,
): Promise<Answer> {
  const fault = await takeFault(simulation, service.clientId, persona)
  const key = fault === 'v3-callback-underscore' ? 'error_description' : simulation.settings.denialKey
  const description = 'Resource Owner did not authorize the request'
  return buildRedirect(buildCallback(redirectUri, { error: 'access_denied', [key]: description, state }))
}

async function takeFault(
  simulation: V3Simulation,
  clientId: string,
  persona: Persona | undefined,
): Promise<V3Fault | undefined> {
  const fault = await simulation.faultAt('callback', { clientId, persona: persona?.id })
  if (fault !== undefined) simulation.log({ call: 'v3-consent', outcome: 'fault', clientId, fault })
  return fault
}

function failBack(back: { redirectUri: string; state: string; error: string; description: string }): Answer {
  const { redirectUri, state, error, description } = back
  return buildRedirect(buildCallback(redirectUri, { error, 'error-description': description, state }))
}

function findPending(simulation: V3Simulation, { request }: Call, signInId: string): PendingSignIn {
  const pending = simulation.memory.pending.get(signInId)
  demand(pending, [404, 'Sign-in not found', 'the sign-in has ended, is older than ten minutes, or never began'])
  demand(isSameBrowser(request, pending), [403, 'Another browser', 'the sign-in was begun in another browser'])
  return pending
}

async function readForm({ request }: Call): Promise<Parameters> {
  return parseForm(await readBody(request))
}

function buildSeeOther(location: string): Answer {
  return { ...buildRedirect(location), status: 303 }
}
