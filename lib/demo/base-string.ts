import type { Shown, ShownFields } from 'singpass-client'

/** Where a part of a v3 base string comes from; its number and name are enough without its colour. */
export const origins = [
  { name: 'The call', parts: ['method', 'url'] },
  { name: 'Our registration', parts: ['app_id', 'client_id', 'client_secret', 'sp_esvcId', 'subentity'] },
  { name: 'What we ask for', parts: ['attributes', 'purpose', 'grant_type', 'redirect_uri'] },
  { name: 'Of this login', parts: ['code', 'state'] },
  { name: 'Used once', parts: ['nonce', 'timestamp', 'txnNo'] },
  { name: 'How it is signed', parts: ['signature_method'] },
] as const

/** One part of a base string, as it stands between two `&`. */
export interface BasePart {
  name: string
  /** Method and address stand without a name. */
  isNamed: boolean
  value: Shown
  /** 1, 2, 3 …, as in `origins`; 0 for one that is not listed. */
  origin: number
}

/** The parts of a base string in the order in which they were signed; what is secret is a length. */
export function basePartsOf(fields: ShownFields): BasePart[] {
  return Object.entries(fields).map(([name, value]) => ({
    name,
    isNamed: name !== 'method' && name !== 'url',
    value,
    origin: 1 + origins.findIndex(({ parts }) => (parts as readonly string[]).includes(name)),
  }))
}
