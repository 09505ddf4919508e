/** A question that every newcomer asks, answered for both generations. */
export interface Answered {
  id: string
  question: string
  answer: string
  fapi: string
  v3: string
  /** Where the code does it. */
  code: readonly string[]
}

/** In the order in which a newcomer meets them. */
export const questions: readonly Answered[] = [
  {
    id: 'authorise',
    question: 'What is the authorise call?',
    answer:
      'It is no call of ours: the applicant’s browser goes to Singpass, and brings along who asks, what for, and where to come back to. Our server only builds the address.',
    fapi: 'The request itself went ahead from server to server (the pushed authorization request, PAR), so the address carries a client ID and a ticket that lives 60 seconds. Nobody on the way can read or change what is asked for.',
    v3: 'Everything stands in the address: client ID, attributes separated by commas, purpose, redirect URI and state. It is not signed.',
    code: ['lib/singpass/fapi/authorise.ts', 'lib/singpass/v3/authorise.ts'],
  },
  {
    id: 'pages',
    question: 'Whose are the login and the consent page?',
    answer:
      'Singpass’s, both of them, and they cannot be restyled. The person logs in with the Singpass app, sees the name of the app, the organisation, the purpose and every item, and agrees to all of them or to none. We see nothing of it until the browser is back. In this demo a simulator plays them, in colours of its own.',
    fapi: 'Purpose, names and the list of possible items come from the developer portal: one app has one purpose.',
    v3: 'The purpose is a parameter of the authorise call.',
    code: ['lib/simulator/pages/consent.ts'],
  },
  {
    id: 'code',
    question: 'What is the authorization code?',
    answer:
      'A receipt that the browser brings back: it says that somebody agreed, and holds no data. It works once and for about a minute, and is worth nothing without us. We check that it came to the browser that began (state) before we use it.',
    fapi: 'Useless to a thief twice over: without the verifier that never left our server (PKCE), and without the key of this login (DPoP). The callback also names its issuer.',
    v3: 'Useless without our client secret and our signature.',
    code: ['lib/singpass/fapi/callback.ts', 'lib/singpass/v3/callback.ts'],
  },
  {
    id: 'token',
    question: 'What is the signed token call, and why does a JWT come back?',
    answer:
      'Our server exchanges the code, and proves who it is by a signature and not by a password alone. What comes back is a JWT, a signed text of three parts: header, claims, signature. So we can check by ourselves who made it, for whom, until when, and whose account it is about.',
    fapi: 'We sign a client assertion (private_key_jwt) and a DPoP proof. Back come an access token, which is bound to our key, and an ID token, which is encrypted to us, signed by Singpass, and says who logged in and how strongly.',
    v3: 'We sign a base string of method, address and every parameter (PKI_SIGN, RS256). Back comes an access token: a JWT signed by Myinfo, whose claim sub names the person.',
    code: [
      'lib/singpass/fapi/token.ts',
      'lib/singpass/fapi/id-token.ts',
      'lib/singpass/v3/token.ts',
      'lib/singpass/v3/pki-signature.ts',
    ],
  },
  {
    id: 'person',
    question: 'What is the signed person call for <sub>?',
    answer:
      'The one call that brings data. It names the person by sub, a claim of the token that we have just verified: never by what a browser said. The answer is encrypted to us and signed by Singpass inside, so we open it, verify it, and check that it is about the same sub.',
    fapi: 'GET /userinfo with the access token and a fresh DPoP proof. The account is in the token; the data stands under person_info.',
    v3: 'GET /person/<sub>/ with the access token, signed again by PKI_SIGN. The data stands at the root of the answer.',
    code: ['lib/singpass/fapi/person.ts', 'lib/singpass/v3/person.ts', 'lib/singpass/v3/open-person.ts'],
  },
  {
    id: 'link-up',
    question: 'What is the link-up request?',
    answer:
      'The form by which a bank asks to use Myinfo, before anything works: who you are (UEN), the one purpose, each item with its reason, the pictures of every page of the journey, the callback addresses, and what becomes of the data. It is approved item by item. npm run golive makes the pack from the products as they are.',
    fapi: 'Filed in the Singpass Developer Portal, for an app of the type Myinfo (v5).',
    v3: 'Closed to newcomers. Who has one moves to FAPI 2.0.',
    code: ['lib/golive/pack/pack.ts'],
  },
  {
    id: 'certificates',
    question: 'What are the certificates for, and what is a CSR?',
    answer:
      'Singpass must know our public key to verify what we sign and to encrypt the person to us. A certificate is a public key with a name on it, signed by an authority. A certificate signing request (CSR) is how that is asked for: it carries the public key and the name, and never the private key, which stays where it was made.',
    fapi: 'No certificate: two keys of ours, published at /.well-known/jwks.json, where Singpass fetches them. npm run keys makes them.',
    v3: 'An X.509 certificate of a public authority, RSA of at least 2048 bits, uploaded before production. npm run golive -- csr makes the request; npm run golive -- check looks at what came back. Myinfo’s own certificate verifies what it signs.',
    code: ['lib/golive/csr.ts', 'lib/golive/certificates/check.ts', 'lib/server/public-keys.ts'],
  },
]
