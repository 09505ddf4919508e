import type { Attribute, Member } from '../attribute.ts'
import { address, date, define, described, leafScopes, member, money, number, residents, yesOrNo } from './define.ts'

const flat: readonly Member[] = [
  member('address', 'address', 'Address', address),
  member('hdbType', 'hdbtype', 'Type of flat', described),
  member('owners', 'noofowners', 'Number of owners', number),
  member('leaseStart', 'leasecommencementdate', 'Lease started on', date),
  member('leaseYears', 'termoflease', 'Term of lease (years)', number),
  member('purchasedOn', 'dateofpurchase', 'Purchased on', date),
  member('transferredOn', 'dateofownershiptransfer', 'Ownership transferred on', date),
  member('purchasePrice', 'purchaseprice', 'Purchase price', money),
  member('loanGranted', 'loangranted', 'Loan granted', money),
  member('originalLoanYears', 'originalloanrepayment', 'Original loan repayment period (years)', number),
  member('remainingLoanPeriod', 'balanceloanrepayment', 'Remaining loan repayment period', {
    kind: 'record',
    members: [member('years', 'years', 'Years', number), member('months', 'months', 'Months', number)],
  }),
  member('outstandingLoan', 'outstandingloanbalance', 'Outstanding loan balance', money),
  member('monthlyInstalment', 'monthlyloaninstalment', 'Monthly loan instalment', money),
  member('outstandingInstalment', 'outstandinginstalment', 'Outstanding instalment', money),
]

export const property: readonly Attribute[] = [
  define({
    name: 'hdbOwnership',
    wire: 'hdbownership',
    label: 'HDB flats owned',
    agency: 'HDB',
    group: 'property',
    scopes: leafScopes('hdbownership', flat),
    shape: { kind: 'records', members: flat },
    byHand: 'none',
  }),
  define({
    name: 'ownsPrivateProperty',
    wire: 'ownerprivate',
    label: 'Owns private residential property',
    agency: 'IRAS',
    holders: residents,
    tier: 'plus',
    group: 'property',
    shape: yesOrNo,
  }),
]
