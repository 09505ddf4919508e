import type { Agency, Attribute } from './attribute.ts'

/** What a value is about, as a person would say it. Values of one topic are read together. */
export type Topic =
  | 'you'
  | 'contact'
  | 'home'
  | 'tax'
  | 'cpf'
  | 'work'
  | 'education'
  | 'family'
  | 'vehicles'
  | 'schemes'

const byAgency: Partial<Record<Agency, Topic>> = {
  Singpass: 'contact',
  HDB: 'home',
  URA: 'home',
  IRAS: 'tax',
  CPFB: 'cpf',
  LTA: 'vehicles',
  TP: 'vehicles',
}

const byGroup: Record<Attribute['group'], Topic> = {
  personal: 'you',
  finance: 'tax',
  work: 'work',
  education: 'education',
  family: 'family',
  vehicles: 'vehicles',
  property: 'home',
  schemes: 'schemes',
}

/** The topic of an attribute: its agency's where that supplies one thing only, else its group's. */
export function topicOf({ agency, group }: Pick<Attribute, 'agency' | 'group'>): Topic {
  return byAgency[agency] ?? byGroup[group]
}
