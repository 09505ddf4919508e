/** Data of a person in Myinfo's own wire shape: scope or parent as key, item or array of items as value. */
export type PersonRecord = Record<string, unknown>

/** Someone who can log in to the simulator. */
export interface Persona {
  /** UUID, the `sub` of tokens. */
  id: string
  /** Check letter is valid; the number belongs to nobody. */
  nricOrFin: string
  name: string
  /** A few words for the gallery. */
  title: string
  /** One sentence: what this persona shows. */
  story: string
  /** Under which heading of the gallery; people of one's own have none. */
  group?: string
  /** `foreign`: a Singpass Foreign Account, which has no Myinfo profile. */
  account: 'standard' | 'foreign'
  /** Can be verified by face, for assurance level 3; absent means yes. */
  hasFace?: boolean
  person: PersonRecord
}
