import { z } from 'zod'
import { downtimeTableSchema } from '@/lib/onboarding/beforehand/downtime-table.ts'
import { connectionList } from './connections/connections.ts'
import { parseLimits } from './limits.ts'
import { type ListenAddress, listenAddress, parseDatabaseUrls } from './reading/addresses.ts'
import { textOrFile } from './reading/from-file.ts'
import { jsonOf, port, setting } from './reading/setting.ts'

const proxies = 'must be 0 to 9'
const connections = 'must be 10 to 100000'
const limits = 'must be a comma list of `<what>.<by whom>=<count>`, by names of lib/config/limits.ts'
const minutes = 'must be 5 to 30'
const seconds = 'must be 0 to 60'
const address = 'must be a port, or an IP address and a port such as 10.0.0.5:9464'
const origin = 'must be an http or https address without a path'

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
  .refine((text) => isDatabaseUrl(text), 'cannot be read: write special characters of the password as %XX')
  .optional()

const wrongKeys = 'must be a comma list of `kid:base64url(32 bytes)`, each kid once'

/** Settings of the application itself: where it listens, what it keeps, which connections it has. */
export const applicationTable = {
  NODE_ENV: setting({
    schema: z.string().optional(),
    meaning: '`production` refuses what must not meet real people; `npm start` sets it.',
    otherwise: 'set by the command',
    fix: 'leave it to the command: `npm start` sets production',
  }),
  DEMO: setting({
    schema: z.enum(['0', '1'], 'must be 1 or absent').optional(),
    meaning: '`1` is the demo: made-up people, local counterparts, pages that show how things work.',
    otherwise: 'not a demo',
    fix: 'take it out, or set DEMO=1 for the demo on this machine',
  }),
  DEMO_NOW: setting({
    schema: z.iso.datetime({ offset: true, error: 'must be a moment, like 2026-11-25T03:00:00+08:00' }).optional(),
    meaning: 'The moment that a demo takes for now, to show what depends on the time.',
    otherwise: 'now',
    fix: 'DEMO_NOW=2026-11-25T03:00:00+08:00, or take it out',
  }),
  DEMO_LAN_URL: setting({
    schema: z
      .url({ protocol: /^https?$/, error: origin })
      .refine(isOrigin, origin)
      .optional(),
    meaning: 'Where the network of this machine reaches a demo; `npm run demo -- --lan` opens it there, and sets this.',
    otherwise: 'this machine alone',
    fix: 'leave it to `npm run demo -- --lan`',
  }),
  APP_URL: setting({
    schema: z
      .url({ protocol: /^https?$/, error: origin })
      .refine(isOrigin, origin)
      .optional(),
    meaning:
      'The public origin, as applicants see it; callbacks are `APP_URL/api/auth/callback/<connection>`. A page that is opened under another host is sent here.',
    otherwise: '`http://localhost:PORT`; production needs one',
    fix: 'APP_URL=https://the.host.that.applicants.see, without a path',
  }),
  PORT: setting({
    schema: port.default(3000),
    meaning: 'The port that the application listens on.',
    otherwise: '`3000`',
    fix: 'PORT=3000',
  }),
  AUTH_SECRET: setting({
    schema: z.string('is missing').min(32, 'is too short: at least 32 characters'),
    meaning: 'Signs what the browser holds, and hides account IDs; the same on every node.',
    otherwise: 'needed; the demo makes one',
    fix: 'AUTH_SECRET="$(openssl rand -base64 32)"',
    secret: true,
  }),
  AUTH_SECRET_OLD: setting({
    schema: z.string().min(32, 'is too short: at least 32 characters').optional(),
    meaning:
      'The former `AUTH_SECRET`, while it is being changed: open forms go on, accounts find unfinished answers, and receipts keep their checking codes until it is taken out.',
    otherwise: 'none',
    fix: 'AUTH_SECRET_OLD is what AUTH_SECRET was before, or nothing',
    secret: true,
  }),
  DATA_KEYS: setting({
    schema: z.string('is missing').refine(areDataKeys, wrongKeys),
    meaning: 'Keys that seal personal data at rest, `kid:base64url(32 bytes)` each; the first seals, all open.',
    otherwise: 'needed; the demo makes one',
    fix: `DATA_KEYS="k1:$(openssl rand 32 | base64 | tr '+/' '-_' | tr -d '=')"; keep a copy of it in your vault`,
    secret: true,
  }),
  AUDIT_KEYS: setting({
    schema: z.string().refine(areDataKeys, wrongKeys).optional(),
    meaning: 'Keys that prove the audit, in the form of `DATA_KEYS`; needed once a data key is retired.',
    otherwise: 'derived from `DATA_KEYS`',
    fix: '`npm run audit -- keys --out FILE` writes those in use; name the file in AUDIT_KEYS_FILE',
    secret: true,
  }),
  DATABASE_URL: setting({
    schema: databaseUrl,
    meaning:
      'The PostgreSQL database; a remote one is spoken to by TLS with its certificate verified. Several hosts, `host1:5432,host2:5432` with `target_session_attrs=read-write`, are tried until one takes writes.',
    otherwise: 'the embedded PostgreSQL in `DATA_DIR`; production needs one',
    fix: 'DATABASE_URL=postgres://user:password@host:5432/database?sslmode=verify-full',
    secret: true,
  }),
  DATABASE_MIGRATE_URL: setting({
    schema: databaseUrl,
    meaning: '`npm run migrate` alone: the same database, as the role that owns the tables.',
    otherwise: '`DATABASE_URL`: one role migrates and runs',
    fix: 'DATABASE_MIGRATE_URL=postgres://owner:password@host:5432/database?sslmode=verify-full',
    secret: true,
  }),
  DATABASE_PORT: setting({
    schema: port.default(5433),
    meaning: 'The port of the embedded PostgreSQL.',
    otherwise: '`5433`',
    fix: 'DATABASE_PORT=5433',
  }),
  DATA_DIR: setting({
    schema: z.string().default('.data'),
    meaning: "Where the embedded PostgreSQL and the demo's keys are.",
    otherwise: '`.data`',
    fix: 'DATA_DIR=.data',
  }),
  RETRIEVAL_MINUTES: setting({
    schema: z.coerce.number(minutes).int(minutes).min(5, minutes).max(30, minutes).default(30),
    meaning: 'How long a retrieved person is kept while the form is filled in.',
    otherwise: '`30`',
    fix: 'RETRIEVAL_MINUTES=30',
  }),
  TRUSTED_PROXIES: setting({
    schema: z.coerce.number(proxies).int(proxies).min(0, proxies).max(9, proxies).default(1),
    meaning:
      'How many proxies of ours a request passes: that entry of `X-Forwarded-For`, from the right, is the client.',
    otherwise: '`1`; `0` where there is none',
    fix: 'TRUSTED_PROXIES=1, or 2 for a CDN before a balancer',
  }),
  REQUEST_ID_HEADER: setting({
    schema: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be the name of a header')
      .transform((name) => name.toLowerCase())
      .optional(),
    meaning:
      'The header in which your proxy gives each request an id, as `X-Request-Id`: a UUID, or 16 to 32 hexadecimal digits. It must replace what a client sends; believed where `TRUSTED_PROXIES` is not 0.',
    otherwise: 'each request gets an id here',
    fix: 'REQUEST_ID_HEADER=X-Request-Id, where your proxy sets it; or take it out',
  }),
  MAX_CONNECTIONS: setting({
    schema: z.coerce.number(connections).int(connections).min(10, connections).max(100_000, connections).default(2_000),
    meaning: 'How many connections this node holds at once; one beyond is closed before anything of it is read.',
    otherwise: '`2000`',
    fix: 'MAX_CONNECTIONS=2000, above what your proxy keeps open and below the open files of the process',
  }),
  DRAIN_SECONDS: setting({
    schema: z.coerce.number(seconds).int(seconds).min(0, seconds).max(60, seconds).optional(),
    meaning: 'How long a node that is asked to end still answers, unready, so that balancers notice.',
    otherwise: '`5` in production; `0` in a demo and in development',
    fix: 'DRAIN_SECONDS=5, or more than your balancer needs to notice that /api/readyz answers 503',
  }),
  METRICS_PORT: setting({
    schema: z.string().transform(listenAddress).pipe(z.custom<ListenAddress>(Boolean, address)).optional(),
    meaning: 'Where Prometheus reads metrics: a port of loopback, or `address:port`; never one that applicants reach.',
    otherwise: 'no metrics',
    fix: 'METRICS_PORT=9464, or METRICS_PORT=10.0.0.5:9464 where Prometheus is elsewhere',
  }),
  LIMITS: setting({
    schema: z
      .string()
      .default('')
      .transform(parseLimits)
      .refine((limits) => limits !== undefined, limits),
    meaning: 'How often within ten minutes, where the defaults do not fit: `<what>.<by whom>=<count>`, a comma list.',
    otherwise: 'see `lib/config/limits.ts`',
    fix: 'LIMITS=receipt.session=20,submit.address=1000',
  }),
  AGENCY_DOWNTIMES: setting({
    schema: z.string().transform(textOrFile).transform(jsonOf(downtimeTableSchema)).optional(),
    meaning: 'When agencies are closed for maintenance: a JSON table, or a path to one, as `downtimes.json`.',
    otherwise: 'the table of this version, `lib/onboarding/beforehand/downtimes.json`',
    fix: 'copy lib/onboarding/beforehand/downtimes.json, correct it and its date, and give its path',
  }),
  MYINFO_CONNECTIONS: setting({
    schema: connectionList.optional(),
    meaning: 'Registered apps: a comma list of `fapi`, `v3` and `fapi:<name>`; the first is the default.',
    otherwise: 'those whose settings are given, else `fapi`',
    fix: 'MYINFO_CONNECTIONS=fapi, or fapi,fapi:cards with SINGPASS_CARDS_CLIENT_ID and SINGPASS_CARDS_KEYS',
  }),
  ALLOW_SIMULATOR: setting({
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.-]+$/, 'must be one host name, without scheme or port')
      .transform((host) => host.toLowerCase())
      .optional(),
    meaning: 'For rehearsals: the one host that production may take for Singpass; every page then says so.',
    otherwise: 'no simulator in production',
    fix: 'ALLOW_SIMULATOR=simulator.uat.example, the host of SINGPASS_ISSUER; never where real people apply',
  }),
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')
}

function isDatabaseUrl(text: string): boolean {
  try {
    return parseDatabaseUrls(text).length > 0
  } catch {
    return false
  }
}

function areDataKeys(text: string): boolean {
  const keys = text.split(',').map((key) => key.trim().split(':'))
  const kids = new Set(keys.map(([kid]) => kid))
  return kids.size === keys.length && keys.every(([kid, secret]) => kid && /^[A-Za-z0-9_-]{43}$/.test(secret ?? ''))
}
