import { applicationTable } from './application.ts'
import { fapiAppTable, singpassTable } from './connections/fapi.ts'
import { v3Table } from './connections/v3.ts'
import { deliveryTable } from './delivery.ts'
import type { Setting, SettingTable } from './reading/setting.ts'
import { staffTable } from './staff.ts'

interface Group {
  title: string
  table: SettingTable
  /** Before each name. */
  prefix?: string
  note?: string
}

/** Every table that the application reads, in the order in which an operator meets them. */
const groups: readonly Group[] = [
  { title: 'The application', table: applicationTable },
  { title: 'Singpass, FAPI 2.0', table: singpassTable },
  {
    title: 'Each FAPI app',
    table: fapiAppTable,
    prefix: 'SINGPASS_',
    note: `A named app, \`fapi:cards\` in \`MYINFO_CONNECTIONS\`, has \`SINGPASS_CARDS_CLIENT_ID\` and \`SINGPASS_CARDS_KEYS\`; hyphens
of the name become underscores. Its callback is \`APP_URL/api/auth/callback/fapi-cards\`, its key set
\`APP_URL/.well-known/jwks/fapi-cards\`, and a product uses it by \`connection: 'fapi:cards'\`. One purpose needs one app.`,
  },
  { title: 'Myinfo v3', table: v3Table },
  { title: "The bank's systems", table: deliveryTable },
  { title: "The bank's people", table: staffTable },
]

/** Settings that others read, told here so that the table is whole. */
const others: readonly [name: string, meaning: string][] = [
  ['HOSTNAME', 'The address that the demo listens on; `next start -H` for the application itself.'],
  ['NODE_EXTRA_CA_CERTS', 'Node.js: authorities to trust besides the public ones, as that of your own proxy.'],
  [
    'NODE_OPTIONS',
    'Node.js: `--import=/opt/otel/otel.mjs` loads an SDK of OpenTelemetry before the application; docs/operations.md tells how.',
  ],
  [
    'NODE_USE_ENV_PROXY, HTTPS_PROXY, NO_PROXY',
    'Node.js 24 and later: `NODE_USE_ENV_PROXY=1` sends outgoing https through the forward proxy. Node.js 20 and 22 know no forward proxy: let outgoing https to Singpass pass.',
  ],
]

/** `docs/settings.md`, made of the tables that the application itself reads. */
export function describeSettings(): string {
  const parts = groups.map(({ title, table, prefix = '', note }) => {
    const rows = Object.entries(table).map(([name, row]) => describeRow(`${prefix}${name}`, row))
    return [
      `## ${title}`,
      ...(note ? [note] : []),
      ['| name | what it decides | without it |', '| --- | --- | --- |', ...rows].join('\n'),
    ]
  })
  const rest = others.map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
  return `${[
    '# Settings',
    opening,
    ...parts.flat(),
    '## Read by others',
    ['| name | what it decides |', '| --- | --- |', ...rest].join('\n'),
  ].join('\n\n')}\n`
}

const opening = `Environment variables, or lines of \`.env\`. A blank one is absent. The start reads all of them, lists everything that is missing or
wrong at once, each by its name with what to do and never with its value, and ends with 78; \`npm run doctor\` says the same,
and looks further. A setting marked **secret** may come from a file instead: \`AUTH_SECRET_FILE=/run/secrets/auth\` in place of
\`AUTH_SECRET\`. PEM may have its lines parted by the letters \`\\n\`. This page is made of what the application reads, and tested.`

function describeRow(name: string, { meaning, otherwise, secret }: Setting): string {
  return `| \`${name}\` | ${meaning}${secret ? ' **Secret.**' : ''} | ${otherwise} |`
}

/** `.env.example`: every setting with its meaning, none of them set. */
export function exampleEnvironment(): string {
  const parts = groups.map(({ title, table, prefix = '' }) => {
    const lines = Object.entries(table).map(([name, { meaning, otherwise }]) => {
      return `# ${meaning.replaceAll('`', '')} Without it: ${otherwise.replaceAll('`', '')}.\n#${prefix}${name}=`
    })
    return `# --- ${title}\n\n${lines.join('\n\n')}`
  })
  return `# Copy to .env, and set what you need. docs/settings.md tells more; npm run doctor checks it.\n\n${parts.join('\n\n')}\n`
}
