import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  X509Certificate,
} from 'node:crypto'

/**
 * Keys whose private halves anyone can download, by the SHA-256 of their public key (SubjectPublicKeyInfo), with where
 * they stand. Computed from the published files on 29 November 2026.
 */
const published: Readonly<Record<string, string>> = {
  '733ed79d43b4181154e9d22dec71b45ec12e5abff23e31074338c0a15087cd27': 'MockPass (spcp)',
  c4dec0ff2e711fbc7e58cf294ecad2ad1229b2b35b5a9f018890588a0de1d2e2: 'MockPass (server)',
  '07b5e23fb068ea8876f33683842e9f8620f99ade79ab695ef7f0b59d38f1aba9': 'MockPass (provider)',
  '43d9fa1a5960ea90bf4d515210124a19ebb1aa75efc4398c0dc7aedcfecf0a4c': 'MockPass (provider)',
  '9ee5e628b7e4159ed86224ac3a7b6678c9b56579a6a50aa6f327ce9928823138': 'MockPass (relying party)',
  '20fc9621c2cdd61a40839ebaabdd879e32507fbce0bd69803de5e0dc4f456e85': 'MockPass (relying party)',
  a0b6faab3956785432afb0cb2c8b163bc9d164c5a7b3d22e81dfdb7a2a238ffe: "Singpass's demo-app",
  a037d9bf3933d2712c56744f28ab94e39e659d1ac898cdf9b4a652cec7f44573: "Singpass's demo-app",
  '82ef45d1072d7d0e4cb80ea0482eba1bcb0be4a38c0730a1720480adc9bb1e38': 'the Myinfo v4 sample app',
  '4335c4e8b3f95939103377707ca0099992f6fb5a4e0d210faa8892cbcd1d06db': 'the Myinfo v4 sample app',
  d3ba337b56240b19ddc2ebdf7e21689e966ae30e6b11ba24837b2daa41ca04c7: 'the Myinfo v3 sample app',
  a348c83eb4a195d6d5b71a90557d77115ca32710b5fc29a1d8e7f4c3ce8f53fa: 'the Myinfo v3 sample app',
}

/** Where the private half of a key in a PEM text is published: certificates, private and public keys. */
export function publishedInPem(pem: string): string | undefined {
  const blocks = pem.match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g) ?? []
  return first(blocks.map((block) => () => keyOfPem(block)))
}

/** Where the private half of a key in a JWKS text is published. */
export function publishedInJwks(text: string): string | undefined {
  const { keys }: { keys?: unknown } = JSON.parse(text)
  if (!Array.isArray(keys)) return undefined
  return first(keys.map((key: JsonWebKey) => () => createPublicKey({ key: { ...key, d: undefined }, format: 'jwk' })))
}

function keyOfPem(block: string): KeyObject {
  if (block.includes('BEGIN CERTIFICATE-')) return new X509Certificate(block).publicKey
  return block.includes('PRIVATE KEY-') ? createPublicKey(createPrivateKey(block)) : createPublicKey(block)
}

function first(loaders: readonly (() => KeyObject)[]): string | undefined {
  for (const load of loaders) {
    const place = published[fingerprintOf(load)]
    if (place) return place
  }
  return undefined
}

/** Empty for what is no key: other checks name it. */
function fingerprintOf(load: () => KeyObject): string {
  try {
    return createHash('sha256')
      .update(load().export({ type: 'spki', format: 'der' }))
      .digest('hex')
  } catch {
    return ''
  }
}
