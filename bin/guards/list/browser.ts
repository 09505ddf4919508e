import type { Guard } from '../guard.ts'

const requests = 'lib/auth/request'
const guard = { file: `${requests}/guard.ts`, tests: [`${requests}/guard.test.ts`] }
const cookie = { file: `${requests}/browser-cookie.ts`, tests: [`${requests}/browser-cookie.test.ts`] }
const door = 'lib/server/front-door'
const rules = { file: `${door}/request-rules.ts`, tests: [`${door}/request-rules.test.ts`] }
const headers = { file: `${door}/security-headers.ts`, tests: [`${door}/front-door.test.ts`] }
const body = { file: 'app/api/form-body.ts', tests: ['app/api/form-body.test.ts'] }

const admission = { file: 'lib/server/admission/admission.ts', tests: ['lib/server/admission/admission.test.ts'] }

/** What is checked of a browser's requests, and what our answers tell a browser to refuse. */
export const browserGuards: readonly Guard[] = [
  {
    id: 'post.origin',
    ...guard,
    find: "if (request.headers.get('origin') !== appUrl.origin) return { kind: 'refused', reason: 'foreign' }",
    replace: '',
  },
  {
    id: 'post.site',
    ...guard,
    find: "if (site !== null && site !== 'same-origin') return { kind: 'refused', reason: 'foreign' }",
    replace: '',
  },
  {
    id: 'post.token',
    ...guard,
    find: "if (!browserToken || !isSame(browserToken, form.get('csrfToken') ?? '')) return",
    replace: 'if (!browserToken) return',
  },
  { id: 'cookie.seal', ...cookie, find: '&& isGenuine ? token', replace: '? token' },
  {
    id: 'cookie.cross-site',
    ...cookie,
    find: "return ['none', 'same-origin'].includes(site) || headers.get('sec-fetch-dest') === 'document'",
    replace: 'return true',
  },
  {
    id: 'cookie.attributes',
    file: `${requests}/cookies.ts`,
    find: 'HttpOnly; SameSite=Lax',
    replace: 'SameSite=None',
    tests: [`${requests}/cookies.test.ts`],
  },
  {
    id: 'redirect.own-path',
    file: `${requests}/own-path.ts`,
    find: ".test(path) ? path : '/'",
    replace: '.test(path) ? path : path',
    tests: [`${requests}/own-path.test.ts`],
  },
  {
    id: 'callback.query',
    file: 'lib/auth/callback-query.ts',
    find: 'if (names.some((name) => query.getAll(name).length > 1)) return undefined',
    replace: '',
    tests: ['lib/auth/callback-query.test.ts'],
  },
  {
    id: 'callback.browser',
    file: 'lib/auth/callback.ts',
    find: "if (!browserToken) return refuse(services, 'browser')",
    replace: '',
    tests: ['lib/auth/callback.test.ts'],
  },
  {
    id: 'sign-in.connection',
    file: 'lib/auth/sign-in.ts',
    find: '|| !services.connections(product).includes(connection)) return',
    replace: ') return',
    tests: ['lib/auth/sign-in.test.ts'],
  },
  {
    id: 'html.escape',
    file: 'lib/server/front-door/html.ts',
    find: "typeof value === 'string' ? escaped(value) :",
    replace: "typeof value === 'string' ? value :",
    tests: ['lib/server/front-door/html.test.ts'],
  },
  {
    id: 'refusal.back',
    file: 'app/api/refusal.ts',
    find: 'back: ownPath(back), reference',
    replace: 'back, reference',
    tests: ['app/api/refusal.test.ts'],
  },
  {
    id: 'refusal.form-action',
    file: 'app/api/refusal.ts',
    find: "img-src 'self'; form-action 'none';",
    replace: "img-src 'self';",
    tests: ['app/api/refusal.test.ts'],
  },
  {
    id: 'body.announced',
    ...body,
    find: "if (Number(request.headers.get('content-length') ?? 0) > maxBytes)",
    replace: 'if (false)',
  },
  // Without any end the test would fill the memory of the machine.
  { id: 'body.counted', ...body, find: 'if (bytes > maxBytes) return', replace: 'if (bytes > 100 * maxBytes) return' },
  { id: 'body.fields', ...body, find: '[...form].length > maxFields ?', replace: 'false ?' },
  {
    id: 'body.time',
    ...body,
    find: 'return await Promise.race([readAll(reader), tooLate])',
    replace: 'return await readAll(reader)',
  },
  {
    id: 'door.method',
    ...rules,
    find: "if (!handled.has(method)) return { status: 405, reason: 'method' }",
    replace: '',
  },
  {
    id: 'door.page-posts',
    ...rules,
    find: "if (!url.startsWith(handlers) && !reading.has(method)) return { status: 405, reason: 'method' }",
    replace: '',
  },
  {
    id: 'door.hosts',
    ...rules,
    find: "if (hostsOf(request) !== 1) return { status: 400, reason: 'host' }",
    replace: '',
  },
  {
    id: 'door.server-functions',
    ...rules,
    find: "if ('next-action' in headers) return { status: 400, reason: 'server_function' }",
    replace: '',
  },
  {
    id: 'door.bytes',
    file: `${door}/front-door.ts`,
    find: 'limitBytes(request)\n      const',
    replace: 'const',
    tests: [`${door}/front-door.test.ts`],
  },
  {
    id: 'door.preview',
    file: `${door}/front-door.ts`,
    find: 'forgetPreview(request.headers)\n',
    replace: '\n',
    tests: [`${door}/front-door.test.ts`],
  },
  {
    id: 'door.address',
    file: `${door}/client-address.ts`,
    find: "forwarded?.split(',').at(-trustedProxies)",
    replace: "forwarded?.split(',').at(0)",
    tests: [`${door}/client-address.test.ts`],
  },
  {
    id: 'headers.hsts',
    ...headers,
    find: 'if (https) headers.set(',
    replace: 'if (false) headers.set(',
  },
  { id: 'headers.nosniff', ...headers, find: "['x-content-type-options', 'nosniff'],", replace: '' },
  {
    id: 'limits.all-counted',
    file: 'lib/server/limits/limits.ts',
    find: 'return longest > 0 ? longest : undefined',
    replace: 'return undefined',
    tests: ['lib/server/limits/limits.test.ts'],
  },
  {
    id: 'admission.many',
    ...admission,
    find: ' || open.other + line.length() >= MANY',
    replace: '',
  },
  {
    id: 'admission.in-line',
    ...admission,
    find: '&& turn.begun < FEW',
    replace: '',
  },
  {
    id: 'admission.slow-bodies',
    ...admission,
    find: "else request.once('end', () => count(response, 'other'))",
    replace: "else count(response, 'other')",
  },
  {
    id: 'admission.pipelined',
    ...admission,
    find: ' && socket !== null',
    replace: '',
    tests: ['lib/server/admission/connections.test.ts'],
  },
  {
    id: 'admission.slow-readers',
    ...admission,
    find: 'response.writeHead = (...head: unknown[]) => {\n    end()\n',
    replace: 'response.writeHead = (...head: unknown[]) => {\n',
    tests: ['lib/server/admission/connections.test.ts'],
  },
  {
    id: 'spans.framework',
    file: 'lib/server/spans/requests.ts',
    find: "name === 'next.js' ? none : loaded",
    replace: 'loaded',
    tests: ['lib/server/spans/spans.test.ts'],
  },
]
