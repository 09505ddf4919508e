import type { JWK } from 'jose'

/** A system of the bank that takes applications over https. */
export interface WebhookReceiver {
  kind: 'webhook'
  name: string
  products: readonly string[]
  /** `https:` only. */
  url: string
  /** `whsec_` and base64; each signs, the newest stands first. */
  secrets: readonly string[]
  /** Public key of the receiver; what is sent is encrypted to it where there is one. */
  key?: JWK
  /** Private or reserved addresses that it may have, in CIDR; no such address is dialled otherwise. */
  allow: readonly string[]
  /** PEM: who vouches for its certificate, in place of the usual authorities. */
  ca?: string
  /** PEM: our own certificate and key, where it asks for them. */
  certificate?: string
  privateKey?: string
}

/** A directory that gets one file for each event. */
export interface FilesReceiver {
  kind: 'files'
  name: string
  products: readonly string[]
  directory: string
}

/** A mailbox that is told that something happened, without any personal data. */
export interface NoticeReceiver {
  kind: 'notice'
  name: string
  products: readonly string[]
  to: string
}

/** Whoever is told of applications of some products, or of all (`*`). */
export type Receiver = WebhookReceiver | FilesReceiver | NoticeReceiver

/** Names of the receivers of a product's applications. */
export function receiversOf(receivers: readonly Receiver[], product: string): string[] {
  return receivers
    .filter(({ products }) => products.includes('*') || products.includes(product))
    .map(({ name }) => name)
}
