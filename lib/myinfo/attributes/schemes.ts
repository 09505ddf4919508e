import type { Attribute, Member } from '../attribute.ts'
import { citizens, date, define, described, member, money, year, yesOrNo } from './define.ts'

const scheme = { group: 'schemes', holders: citizens, byHand: 'none' } as const

const generationPackage: readonly Member[] = [
  member('eligible', 'eligibility', 'Eligible', yesOrNo),
  member('quantum', 'quantum', 'Amount', money),
  member('message', 'message', 'Message', described),
]

export const schemes: readonly Attribute[] = [
  define({
    ...scheme,
    name: 'pioneerGeneration',
    wire: 'pioneergen',
    label: 'Pioneer Generation',
    agency: 'MOF',
    scopes: { v3: ['pioneergen'], fapi: ['pioneergen.eligibility'] },
    shape: { kind: 'record', members: generationPackage, essential: ['eligible'] },
  }),
  define({
    ...scheme,
    name: 'merdekaGeneration',
    wire: 'merdekagen',
    label: 'Merdeka Generation',
    agency: 'MOF',
    scopes: { v3: ['merdekagen'], fapi: ['merdekagen.eligibility'] },
    shape: { kind: 'record', members: generationPackage, essential: ['eligible'] },
  }),
  define({
    ...scheme,
    name: 'chas',
    wire: 'chas',
    label: 'Community Health Assist Scheme (CHAS)',
    agency: 'MOH',
    scopes: { v3: [], fapi: ['chas'] },
    shape: {
      kind: 'record',
      members: [
        member('name', 'name', 'Name on the card'),
        member('cardType', 'cardtype', 'Type of card', described),
        member('indicator', 'indicator', 'Indicator', described),
        member('issuedOn', 'issuedate', 'Issued on', date),
        member('expiry', 'expirydate', 'Expires on', date),
      ],
    },
  }),
  define({
    ...scheme,
    name: 'silverSupport',
    wire: 'silversupport',
    label: 'Silver Support Scheme',
    agency: 'CPFB',
    scopes: { v3: ['silversupport'], fapi: [] },
    shape: {
      kind: 'record',
      members: [
        member('eligible', 'eligibility', 'Eligible', yesOrNo),
        member('amount', 'amount', 'Amount', money),
        member('year', 'year', 'Year', year),
      ],
    },
  }),
  define({
    ...scheme,
    name: 'gstVoucher',
    wire: 'gstvoucher',
    label: 'GST Voucher',
    agency: 'MOF',
    scopes: { v3: ['gstvoucher'], fapi: [] },
    shape: {
      kind: 'record',
      members: [
        member('year', 'year', 'Year', year),
        member('regular', 'gstregular', 'Cash', money),
        member('special', 'gstspecial', 'Cash special payment', money),
        member('mediSave', 'gstmedisave', 'MediSave', money),
        member('excluded', 'exclusion', 'Excluded', yesOrNo),
        member('signedUp', 'signup', 'Signed up', yesOrNo),
      ],
    },
  }),
]
