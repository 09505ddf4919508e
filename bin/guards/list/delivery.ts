import type { Guard } from '../guard.ts'

const webhook = {
  file: 'lib/delivery/receivers/webhook.ts',
  tests: ['lib/delivery/receivers/webhook.test.ts'],
}
const receivers = ['lib/config/receivers.test.ts']

/** What keeps an application from whoever is not the bank. */
export const deliveryGuards: readonly Guard[] = [
  {
    id: 'delivery.private-address',
    ...webhook,
    find: 'new RequestFilteringHttpsAgent({ keepAlive: true, ca, cert, key, allowIPAddressList: [...allow] })',
    replace: 'new https.Agent({ keepAlive: true, ca, cert, key })',
  },
  {
    id: 'delivery.encrypted',
    ...webhook,
    find: 'const body = receiver.key ? await encryptTo(receiver.key, text) : text',
    replace: 'const body = text',
  },
  {
    id: 'delivery.whole-time',
    ...webhook,
    find: ", setTimeout(end, limits.all, 'timeout')]",
    replace: ']',
  },
  {
    id: 'delivery.answer-size',
    ...webhook,
    find: 'if (length > most) response.destroy()',
    replace: '',
  },
  {
    id: 'receivers.https',
    file: 'lib/config/receivers.ts',
    find: ".url({ protocol: /^https$/, error: 'must be an https address', abort: true })",
    replace: '.url()',
    tests: receivers,
  },
  {
    id: 'receivers.secret-length',
    file: 'lib/config/receivers.ts',
    find: 'return bytes >= 24 && bytes <= 64',
    replace: 'return true',
    tests: receivers,
  },
  {
    id: 'receivers.private-key',
    file: 'lib/delivery/receivers/encrypt.ts',
    find: "if (d !== undefined || k !== undefined) return 'must be a public key: it holds a private one'",
    replace: '',
    tests: receivers,
  },
  {
    id: 'api.certificate-known',
    file: 'lib/delivery/access/authenticate.ts',
    find: 'certified.find((client) => client.sha256 === sha256)',
    replace: 'certified[0]',
    tests: ['lib/delivery/access/access.test.ts'],
  },
  {
    id: 'export.formulas',
    file: 'lib/delivery/export/formats.ts',
    find: 'escape_formulas: true, ',
    replace: '',
    tests: ['lib/delivery/export/export.test.ts'],
  },
]
