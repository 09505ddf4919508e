import { z } from 'zod'
import { port } from './read.ts'

/** Settings of the application itself: where it listens, what it keeps, which connections it has. */
export const applicationSchema = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: z.enum(['0', '1'], 'must be 1 or absent').optional(),
  DEMO_NOW: z.iso.datetime({ offset: true, error: 'must be a moment, like 2026-11-25T03:00:00+08:00' }).optional(),
  PORT: port.default(3000),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address without a path' })
    .refine(isOrigin, 'must be an http or https address without a path')
    .optional(),
  AUTH_SECRET: z
    .string('is missing: make one with `openssl rand -base64 32`')
    .min(32, 'is too short: at least 32 characters'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_PORT: port.default(5433),
  DATA_DIR: z.string().default('.data'),
  DATA_KEYS: z
    .string('is missing: `kid:base64url(32 bytes)`, the first seals and all open')
    .refine(areDataKeys, 'must be a comma list of `kid:base64url(32 bytes)`, each kid once'),
  RETRIEVAL_MINUTES: z.coerce
    .number('must be 5 to 30')
    .int('must be 5 to 30')
    .min(5, 'must be 5 to 30')
    .max(30, 'must be 5 to 30')
    .default(30),
  MYINFO_CONNECTIONS: z
    .string()
    .default('v3')
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(['v3', 'fapi'], 'must be a comma list of v3 and fapi')).min(1)),
})

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')
}

function areDataKeys(text: string): boolean {
  const keys = text.split(',').map((key) => key.trim().split(':'))
  const kids = new Set(keys.map(([kid]) => kid))
  return kids.size === keys.length && keys.every(([kid, secret]) => kid && /^[A-Za-z0-9_-]{43}$/.test(secret ?? ''))
}
