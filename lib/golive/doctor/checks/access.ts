import { type Finding, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 30

/** Checks the ways in which the bank's systems may ask: client certificates, and tokens that are about to end. */
export async function checkAccess({ config: { apiClients }, database, now }: Inspection): Promise<Finding[]> {
  const tokens = (await database?.tokens?.().catch(() => undefined)) ?? []
  const running = tokens.filter(({ expiresAt }) => expiresAt > now())
  const ending = running.filter(({ expiresAt }) => expiresAt < now() + SOON_DAYS * DAY_MS)
  return [
    passed('access', `${apiClients.length} client certificates and ${running.length} tokens may ask for applications`),
    ...ending.map(({ name, expiresAt }) =>
      warning('access.token', `a token of ${name} ends on ${new Date(expiresAt).toISOString().slice(0, 10)}`, {
        why: 'From that day on the system is refused, and applications wait.',
        fix: 'make it a new one with `npm run tokens -- make`, and revoke the old one once the system shows the new',
      }),
    ),
  ]
}
