import { buildConsentPage } from '../pages/consent.ts'
import { buildGalleryPage } from '../pages/gallery.ts'
import type { Page } from '../pages/layout.ts'
import { buildProblemPage } from '../pages/problem.ts'
import type { Persona } from '../personas/index.ts'
import { Refusal } from '../web/refusal.ts'
import type { PendingSignIn } from './pending-sign-in.ts'
import type { V3Refusal } from './wire/refusal.ts'

/** The gallery of the one who logs in. */
export function drawLoginPage(
  pending: PendingSignIn,
  { personas, search }: { personas: readonly Persona[]; search: string | null },
): Page {
  const { id, attributes: scopes } = pending
  return buildGalleryPage({ ...describe(pending), personas, scopes, search, action: `/v3/sign-in/${id}/login` })
}

/** Who asks for what and why, with agree and decline. */
export function drawConsentPage(pending: PendingSignIn, persona: Persona): Page {
  const { id, attributes } = pending
  return buildConsentPage({ ...describe(pending), persona, scopes: attributes, action: `/v3/sign-in/${id}/consent` })
}

/** Why a request went no further, for the developer who sent it. */
export function drawRefusal({ status, message, reason }: V3Refusal): Page {
  return buildProblemPage(new Refusal(message, reason, status))
}

function describe({ service, purpose, attributes, redirectUri }: PendingSignIn) {
  const { clientId, name, entity = name, redirectUris } = service
  const client = { clientId, name, entity, purpose, redirectUris, scopes: attributes }
  return { client, leadsTo: new URL(redirectUri).origin }
}
