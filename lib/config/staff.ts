import { z } from 'zod'
import { type RoleClaims, roleClaims } from '@/lib/staff/role-claims.ts'
import { isLoopback } from './reading/addresses.ts'
import type { SettingFault } from './reading/config-error.ts'
import { type Env, textOrFile } from './reading/from-file.ts'
import { readTable, setting } from './reading/setting.ts'

/** The bank's OpenID provider, and what its claims make of people. */
export interface StaffConfig {
  issuer: string
  clientId: string
  clientSecret: string
  roles: RoleClaims
}

const claims = z
  .string()
  .transform(textOrFile)
  .transform((text, context): RoleClaims => {
    const read = roleClaims.safeParse(parse(text))
    if (read.success) return read.data
    for (const { path, message } of read.error.issues)
      context.addIssue({ code: 'custom', message: path.length > 0 ? `${path.join('.')}: ${message}` : shape })
    return z.NEVER
  })

const shape = 'must be {"claim": "…", "roles": {"reviewer": ["…"]}}, with viewer, reviewer, approver and auditor'

/** Settings of the pages for the bank's people. */
export const staffTable = {
  STAFF_ISSUER: setting({
    schema: z
      .url('must be an https address')
      .refine((url) => url.startsWith('https:') || isLoopback(url), 'must be an https address')
      .optional(),
    meaning: "The OpenID provider that the bank's people sign in with, by its issuer.",
    otherwise: 'there is no `/staff`',
    fix: 'STAFF_ISSUER=https://login.bank.example/tenant, exactly as its discovery document names it',
  }),
  STAFF_CLIENT_ID: setting({
    schema: z.string().optional(),
    meaning: 'Our client at that provider; its redirect address is `APP_URL/api/auth/callback/staff`.',
    otherwise: 'needed with `STAFF_ISSUER`',
    fix: 'register a confidential client with the code flow and PKCE, and name its ID',
  }),
  STAFF_CLIENT_SECRET: setting({
    schema: z.string().optional(),
    meaning: 'The secret of that client.',
    otherwise: 'needed with `STAFF_ISSUER`',
    fix: 'copy it from the provider into a file, and name that in STAFF_CLIENT_SECRET_FILE',
    secret: true,
  }),
  STAFF_ROLES: setting({
    schema: claims.optional(),
    meaning: 'Which claim of the ID token gives which role: JSON, or a path to it; see docs/staff.md.',
    otherwise: 'needed with `STAFF_ISSUER`',
    fix: 'STAFF_ROLES=\'{"claim":"groups","roles":{"reviewer":["onboarding-reviewers"],"approver":["onboarding-approvers"]}}\'',
  }),
}

/** Reads who of the bank may sign in. All four settings go together; undefined without any. */
export function readStaff(env: Env, faults: SettingFault[]): StaffConfig | undefined {
  const { readable } = readTable(staffTable, env, faults)
  const { STAFF_ISSUER, STAFF_CLIENT_ID, STAFF_CLIENT_SECRET, STAFF_ROLES } = readable
  if (STAFF_ISSUER && STAFF_CLIENT_ID && STAFF_CLIENT_SECRET && STAFF_ROLES)
    return { issuer: STAFF_ISSUER, clientId: STAFF_CLIENT_ID, clientSecret: STAFF_CLIENT_SECRET, roles: STAFF_ROLES }
  const names = Object.keys(staffTable) as (keyof typeof staffTable)[]
  const absent = names.filter((name) => !env[name] && !env[`${name}_FILE`])
  if (absent.length === names.length) return undefined
  for (const name of absent) faults.push({ setting: name, wrong: 'is missing', fix: staffTable[name].fix })
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
