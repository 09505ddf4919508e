import { randomBytes } from 'node:crypto'
import type { Answer } from '../http.ts'
import { readBody } from '../http.ts'
import type { Persona } from '../personas/index.ts'
import { buildRedirect, type Shown } from './answers.ts'
import { isSameBrowser } from './browser-cookie.ts'
import { buildCallback } from './callback.ts'
import type { V3Fault } from './faults.ts'
import type { Journey } from './journey.ts'
import { drawConsentPage, drawLoginPage } from './pages.ts'
import { type Parameters, parseForm } from './parameters.ts'
import { demand } from './refusal.ts'
import type { Call, Side } from './side.ts'

/** Shows the gallery, or logs in as the persona that was chosen from it. */
export async function login(side: Side, call: Call, journeyId: string): Promise<Answer | Shown> {
  const journey = findJourney(side, call, journeyId)
  if (call.request.method === 'GET') return { status: 200, page: drawLoginPage(journey, side.personas) }
  const { persona: chosen, cancel } = await readForm(call)
  if (cancel !== undefined) return cancelLogin(side, journey)
  const persona = side.personas.find(({ id }) => id === chosen)
  demand(persona, [400, 'Unknown persona', 'the posted persona is not in the gallery'])
  side.memory.journeys.set(journeyId, { ...journey, persona })
  side.log({ call: 'v3-login', outcome: 'accepted', clientId: journey.service.clientId })
  return buildSeeOther(`/v3/journeys/${journeyId}/consent`)
}

/** Shows what is asked for, or ends the journey with the decision that was taken there. */
export async function consent(side: Side, call: Call, journeyId: string): Promise<Answer | Shown> {
  const journey = findJourney(side, call, journeyId)
  const { persona } = journey
  if (call.request.method === 'GET') {
    return persona
      ? { status: 200, page: drawConsentPage(journey, persona) }
      : buildSeeOther(`/v3/journeys/${journeyId}/login`)
  }
  demand(persona, [403, 'Log in first', 'consent was posted before anyone logged in'])
  const { decision } = await readForm(call)
  demand(decision === 'agree' || decision === 'decline', [
    400,
    'Unknown decision',
    'decision is neither agree nor decline',
  ])
  side.memory.journeys.take(journeyId)
  side.log({ call: 'v3-consent', outcome: 'accepted', clientId: journey.service.clientId, reason: decision })
  return decision === 'agree' ? grant(side, journey, persona) : deny(side, journey)
}

function cancelLogin(side: Side, journey: Journey): Promise<Answer> {
  side.memory.journeys.take(journey.id)
  side.log({ call: 'v3-login', outcome: 'accepted', clientId: journey.service.clientId, reason: 'cancel' })
  return deny(side, journey)
}

async function grant(
  side: Side,
  { service, redirectUri, state, attributes }: Journey,
  persona: Persona,
): Promise<Answer> {
  const fault = await takeFault(side, service.clientId, persona)
  if (fault === 'v3-callback-500')
    return failBack({ redirectUri, state, error: '500', description: 'Unexpected error' })
  if (fault === 'v3-callback-503')
    return failBack({ redirectUri, state, error: '503', description: 'Under maintenance' })
  const code = randomBytes(20).toString('hex')
  side.memory.grants.set(code, { service, redirectUri, attributes, persona })
  const returned = fault === 'v3-callback-wrong-state' ? randomBytes(16).toString('hex') : state
  return buildRedirect(buildCallback(redirectUri, { code, state: returned }))
}

async function deny(side: Side, { service, redirectUri, state, persona }: Journey): Promise<Answer> {
  const fault = await takeFault(side, service.clientId, persona)
  const key = fault === 'v3-callback-underscore' ? 'error_description' : side.settings.denialKey
  const description = 'Resource Owner did not authorize the request'
  return buildRedirect(buildCallback(redirectUri, { error: 'access_denied', [key]: description, state }))
}

async function takeFault(side: Side, clientId: string, persona: Persona | undefined): Promise<V3Fault | undefined> {
  const fault = await side.faultAt('callback', { clientId, persona: persona?.id })
  if (fault !== undefined) side.log({ call: 'v3-consent', outcome: 'fault', clientId, fault })
  return fault
}

function failBack(back: { redirectUri: string; state: string; error: string; description: string }): Answer {
  const { redirectUri, state, error, description } = back
  return buildRedirect(buildCallback(redirectUri, { error, 'error-description': description, state }))
}

function findJourney(side: Side, { request }: Call, journeyId: string): Journey {
  const journey = side.memory.journeys.get(journeyId)
  demand(journey, [404, 'Journey not found', 'the journey has ended, is older than ten minutes, or never began'])
  demand(isSameBrowser(request, journey), [403, 'Another browser', 'the journey was begun in another browser'])
  return journey
}

async function readForm({ request }: Call): Promise<Parameters> {
  return parseForm(await readBody(request))
}

function buildSeeOther(location: string): Answer {
  return { ...buildRedirect(location), status: 303 }
}
