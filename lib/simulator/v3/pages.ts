import { buildConsentPage } from '../pages/consent.ts'
import { buildGalleryPage } from '../pages/gallery.ts'
import type { Page } from '../pages/layout.ts'
import { buildProblemPage } from '../pages/problem.ts'
import type { Persona } from '../personas/index.ts'
import { Refusal } from '../refusal.ts'
import type { Journey } from './journey.ts'
import type { V3Refusal } from './refusal.ts'

/** The gallery of the one who logs in. */
export function drawLoginPage(journey: Journey, personas: readonly Persona[]): Page {
  return buildGalleryPage({ ...describe(journey), personas, action: `/v3/journeys/${journey.id}/login` })
}

/** Who asks for what and why, with agree and decline. */
export function drawConsentPage(journey: Journey, persona: Persona): Page {
  const { id, attributes } = journey
  return buildConsentPage({ ...describe(journey), persona, scopes: attributes, action: `/v3/journeys/${id}/consent` })
}

/** Why a request went no further, for the developer who sent it. */
export function drawRefusal({ status, message, reason }: V3Refusal): Page {
  return buildProblemPage(new Refusal(message, reason, status))
}

function describe({ service, purpose, attributes, redirectUri }: Journey) {
  const { clientId, name, redirectUris } = service
  const client = { clientId, name, entity: name, purpose, redirectUris, scopes: attributes }
  return { client, leadsTo: new URL(redirectUri).origin }
}
