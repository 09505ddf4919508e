import type { Coded } from './item.ts'

export const male: Coded = ['M', 'MALE']
export const female: Coded = ['F', 'FEMALE']

export const chinese: Coded = ['CN', 'CHINESE']
export const indian: Coded = ['IN', 'INDIAN']
export const eurasian: Coded = ['EU', 'EURASIAN']
export const caucasian: Coded = ['CA', 'CAUCASIAN']
export const filipino: Coded = ['FI', 'FILIPINO']

export const singaporean: Coded = ['SG', 'SINGAPORE CITIZEN']
export const malaysian: Coded = ['MY', 'MALAYSIAN']
export const indianNational: Coded = ['IN', 'INDIAN']
export const british: Coded = ['GB', 'BRITISH']
export const philippine: Coded = ['PH', 'FILIPINO']
export const australian: Coded = ['AU', 'AUSTRALIAN']

export const singapore: Coded = ['SG', 'SINGAPORE']
export const malaysia: Coded = ['MY', 'MALAYSIA']
export const india: Coded = ['IN', 'INDIA']
export const unitedKingdom: Coded = ['GB', 'UNITED KINGDOM']
export const philippines: Coded = ['PH', 'PHILIPPINES']
export const australia: Coded = ['AU', 'AUSTRALIA']

export const hokkien: Coded = ['HK', 'HOKKIEN']
export const tamil: Coded = ['TM', 'TAMIL']

export const single: Coded = ['1', 'SINGLE']
export const married: Coded = ['2', 'MARRIED']
export const widowed: Coded = ['3', 'WIDOWED']
export const divorced: Coded = ['5', 'DIVORCED']

export const fourRoomFlat: Coded = ['114', '4-ROOM FLAT (HDB)']
export const fiveRoomFlat: Coded = ['115', '5-ROOM FLAT (HDB)']
export const condominium: Coded = ['131', 'CONDOMINIUM']

export const employmentPass: Coded = ['P1Pass', 'Employment Pass']
export const sPass: Coded = ['SPass', 'S Pass']

export const alive: Coded = ['A', 'ALIVE']
export const deceased: Coded = ['D', 'DECEASED']

export const valid: Coded = ['V', 'VALID']
export const expired: Coded = ['E', 'EXPIRED']
export const notHolding: Coded = ['N', 'NOT HOLDING']
