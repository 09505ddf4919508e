/** What differs between the generations, for whoever knows one of them. */
export const differences: readonly { what: string; fapi: string; v3: string }[] = [
  { what: 'Last day', fapi: 'the way forward', v3: '30 September 2026; existing integrators alone' },
  {
    what: 'Who we are',
    fapi: 'a signed assertion (private_key_jwt, ES256)',
    v3: 'an X.509 certificate, PKI_SIGN (RS256) and a client secret',
  },
  { what: 'What we ask', fapi: 'pushed from server to server', v3: 'in the address of the browser' },
  {
    what: 'A stolen code',
    fapi: 'useless without the verifier (PKCE) and the key (DPoP)',
    v3: 'useless without our signature',
  },
  { what: 'A stolen token', fapi: 'useless without the key of the login', v3: 'works for whoever can sign as us' },
  { what: 'The person', fapi: 'GET /userinfo, under person_info', v3: 'GET /person/<sub>/, at the root' },
  { what: 'Encryption of the person', fapi: 'ECDH-ES+A256KW with A256GCM', v3: 'RSA-OAEP with A256GCM' },
  { what: 'Who logged in', fapi: 'ID token: issuer, audience, nonce, strength of the login', v3: 'no ID token' },
]

/** Things that matter on the way, and who has them. */
export const holdings: readonly { thing: string; browser: string; server: string; singpass: string; life: string }[] = [
  { thing: 'Cookie of the visit', browser: 'holds it', server: 'knows it', singpass: 'never', life: 'the visit' },
  {
    thing: 'Authorization code',
    browser: 'carries it once',
    server: 'uses it once',
    singpass: 'made it',
    life: '60 seconds',
  },
  { thing: 'Access token', browser: 'never', server: 'during the call', singpass: 'made it', life: '30 minutes' },
  {
    thing: 'Key of the login (DPoP)',
    browser: 'never',
    server: 'until the person is fetched',
    singpass: 'public half',
    life: 'one login',
  },
  {
    thing: 'Private keys of the app',
    browser: 'never',
    server: 'holds them',
    singpass: 'public halves',
    life: 'until rotated',
  },
  {
    thing: 'The person',
    browser: 'on the page',
    server: 'sealed',
    singpass: 'at the agencies',
    life: '30 minutes with us',
  },
]

/** From this demo to real people, in order. */
export const wayToProduction: readonly { title: string; text: string; command?: string }[] = [
  {
    title: 'Describe the product',
    text: 'One file a product: its steps, each item with its reason, in four languages. The rules check it against what Myinfo asks.',
    command: 'npm run rules',
  },
  {
    title: 'Register the app, and file the link-up request',
    text: 'One app, one purpose, in the Singpass Developer Portal. The pack has the pictures of the journey, the table of items and the answers.',
    command: 'npm run golive',
  },
  {
    title: 'Make and publish the keys',
    text: 'A signing and an encryption key; Singpass fetches the public halves from /.well-known/jwks.json and waits three seconds at most.',
    command: 'npm run keys',
  },
  {
    title: 'Try on staging',
    text: 'Set SINGPASS_ENV to staging. The doctor names what is wrong, why it matters, and the exact fix.',
    command: 'npm run doctor',
  },
  {
    title: 'Switch',
    text: 'Keys of their own for production, a database of your own, and the refusals of production answered. A local counterpart and the demo are refused there.',
    command: 'npm start',
  },
]
