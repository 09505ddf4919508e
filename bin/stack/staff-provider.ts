import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'

/**
 * The bank's OpenID provider, played for the demo: whoever comes chooses whom to be. It knows one client, and nobody
 * but this machine reaches it.
 */
const port = Number(process.env.STAFF_PORT)
const issuer = `http://127.0.0.1:${port}`

/** Made up. The last one may sign in and has no business here. */
const people: Readonly<Record<string, { name: string; title: string; groups: string[] }>> = {
  aisha: { name: 'Aisha B.', title: 'viewer', groups: ['onboarding-viewers'] },
  devi: { name: 'Devi R.', title: 'reviewer', groups: ['onboarding-reviewers'] },
  hadi: { name: 'Hadi S.', title: 'approver', groups: ['onboarding-approvers'] },
  mei: { name: 'Mei T.', title: 'auditor', groups: ['onboarding-auditors'] },
  ravi: { name: 'Ravi P.', title: 'of another department, without a role', groups: ['treasury'] },
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: process.env.STAFF_CLIENT_ID ?? '',
      client_secret: process.env.STAFF_CLIENT_SECRET,
      redirect_uris: [`${process.env.APP_URL}/api/auth/callback/staff`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: [process.env.STAFF_CLIENT_SECRET ?? ''] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/people/${uid}` },
  findAccount: (_, id) => {
    const person = people[id]
    return person && { accountId: id, claims: async () => ({ sub: id, name: person.name, groups: person.groups }) }
  },
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client?.clientId ?? '',
      accountId: oidc.session?.accountId ?? '',
    })
    grant.addOIDCScope('openid profile')
    await grant.save()
    return grant
  },
  ttl: { Interaction: 600, Session: 600, Grant: 600 },
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, uid, id] = /^\/people\/([\w-]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? []
  if (request.url === '/') return void response.end('The bank’s sign-in, for the demo\n')
  if (!uid) return void provider.callback()(request, response)
  if (request.method !== 'POST' || !id || !people[id])
    return void response.setHeader('content-type', 'text/html').end(page(uid))
  await provider.interactionFinished(request, response, { login: { accountId: id, remember: false } })
}

function page(uid: string): string {
  const choices = Object.entries(people).map(
    ([id, { name, title }]) =>
      `<form method="post" action="/people/${uid}/${id}"><button>${name}</button> ${title}</form>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bank sign-in</title><style>:root{color-scheme:light dark;font:1rem/1.5 system-ui}main{max-width:32rem;margin:3rem auto;padding:0 1.25rem}
form{margin:.75rem 0}button{font:inherit;min-width:9rem;padding:.625rem 1rem;margin-inline-end:.75rem}</style></head>
<body><main><h1>Bank sign-in</h1><p>Nobody in here is real. Choose whom to be.</p>${choices.join('')}</main></body></html>`
}

createServer((request, response) => {
  answer(request, response).catch(() => {
    response.statusCode = 400
    response.end('This sign-in has ended. Start again from the application.\n')
  })
}).listen(port, '127.0.0.1')
