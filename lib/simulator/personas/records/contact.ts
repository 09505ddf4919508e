import { singapore } from './codes.ts'
import { codedLeaf, group, type Item, leaf, leaves, none, type Source } from './item.ts'

/** A mobile number, verified by Singpass unless said otherwise. */
export function mobile(number: string, { areaCode = '65', source = '4' as Source } = {}): Item {
  return group({ prefix: leaf('+'), areacode: leaf(areaCode), nbr: leaf(number) }, source)
}

export interface SingaporeAddress {
  block: string
  street: string
  postal: string
  building?: string
  floor?: string
  unit?: string
}

/** The members of an address in Singapore, without envelope. */
export function addressParts({ block, building = '', floor = '', unit = '', street, postal }: SingaporeAddress): Item {
  return {
    type: 'SG',
    ...leaves({ block, building, floor, unit, street, postal }),
    country: codedLeaf(singapore),
  }
}

/** A registered address in Singapore. */
export function registeredAddress(address: SingaporeAddress): Item {
  return group(addressParts(address))
}

/** A registered address in free lines, as those overseas are delivered. */
export function unformattedAddress(line1: string, line2: string): Item {
  return group({ type: 'UNFORMATTED', ...leaves({ line1, line2 }) })
}

/** No address at all: blank parts, marked as not applicable. */
export function blankAddress(): Item {
  const parts = leaves({ block: '', building: '', floor: '', unit: '', street: '', postal: '' })
  return group({ type: 'SG', ...parts, country: codedLeaf(none) }, '3')
}
