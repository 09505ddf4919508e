import * as z from 'zod'
import { type Role, roles } from './roles.ts'

const values = z.array(z.string().min(1)).min(1, 'must name at least one value of the claim')

/** Which claim of the bank's provider gives which role: `{"claim": "groups", "roles": {"reviewer": ["…"]}}`. */
export const roleClaims = z.strictObject({
  claim: z.string('must name the claim').min(1, 'must name the claim'),
  roles: z
    .strictObject(
      Object.fromEntries(roles.map((role) => [role, values.optional()])) as Record<Role, z.ZodOptional<typeof values>>,
    )
    .refine((given) => Object.values(given).some(Boolean), 'must give at least one role'),
})

/** Which claim gives which role, as the settings say. */
export type RoleClaims = z.output<typeof roleClaims>

/**
 * The roles that the claims of an ID token give. A claim may be one text or a list of them, and may stand inside others
 * (`realm_access.roles`); one of exactly that name comes first. Anything else gives no role.
 */
export function rolesOf(claims: { readonly [name: string]: unknown }, { claim, roles: given }: RoleClaims): Role[] {
  const found = Object.hasOwn(claims, claim) ? claims[claim] : within(claims, claim.split('.'))
  const held = [found].flat().filter((value) => typeof value === 'string')
  return roles.filter((role) => given[role]?.some((value) => held.includes(value)))
}

function within(claims: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as { [name: string]: unknown })[name]
        : undefined,
    claims,
  )
}
