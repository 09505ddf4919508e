import { condominium, fourRoomFlat } from './codes.ts'
import { addressParts, type SingaporeAddress } from './contact.ts'
import { type Coded, codedItem, codedLeaf, envelope, type Item, leaf, leaves, none } from './item.ts'

/** The two mutually exclusive items on the registered address, for an HDB flat. */
export function hdbHome(type: Coded = fourRoomFlat): Item {
  return { hdbtype: codedItem(type), housingtype: codedItem(none) }
}

/** The same for a private home. */
export function privateHome(type: Coded = condominium): Item {
  return { hdbtype: codedItem(none), housingtype: codedItem(type) }
}

/** The same when there is no address to describe. */
export function noHome(): Item {
  return { hdbtype: codedItem(none, '3'), housingtype: codedItem(none, '3') }
}

export interface Flat {
  address: SingaporeAddress
  type: Coded
  bought: string
  owners?: number
  /** Singapore dollars; nothing is owed when absent. */
  loan?: number
  outstanding?: number
}

/** One flat that the person owns. */
export function ownedFlat({ address, type, bought, owners = 1, loan = 0, outstanding = 0 }: Flat): Item {
  return {
    ...envelope(),
    address: addressParts(address),
    hdbtype: codedLeaf(type),
    ...leaves({
      noofowners: owners,
      leasecommencementdate: '2001-06-01',
      termoflease: 99,
      dateofpurchase: bought,
      dateofownershiptransfer: bought,
      loangranted: loan,
      originalloanrepayment: loan === 0 ? 0 : 25,
      outstandingloanbalance: outstanding,
      monthlyloaninstalment: outstanding === 0 ? 0 : 1_180.5,
      purchaseprice: 412_000,
      outstandinginstalment: 0,
    }),
    balanceloanrepayment: {
      years: leaf(outstanding === 0 ? 0 : 14),
      months: leaf(outstanding === 0 ? 0 : 7),
    },
  }
}
