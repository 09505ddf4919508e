import type { Attribute, Member } from '../attribute.ts'
import { date, define, described, member, money, month, number, residents, yesOrNo } from './define.ts'

const cpf = { agency: 'CPFB', tier: 'plus', group: 'finance', holders: residents, byHand: 'none' } as const

const mediShieldLife: readonly Member[] = [
  member('covered', 'medishieldlifecoverage.hascovertag', 'Covered', yesOrNo),
  member('payer', 'medishieldlifecoverage.payername', 'Payer'),
  member('premium', 'medishieldlifecoverage.netpremiumpayable', 'Net premium', money),
  member('renewal', 'medishieldlifecoverage.policyrenewaldate', 'Renewed on', date),
  member('integratedCovered', 'integratedshieldplancoverage.hascovertag', 'Integrated Shield Plan', yesOrNo),
  member('integratedPayer', 'integratedshieldplancoverage.payername', 'Integrated Shield Plan payer'),
  member('integratedInsurer', 'integratedshieldplancoverage.insurercode', 'Integrated Shield Plan insurer', described),
  member('dependants', 'medishieldlifedependants', 'Dependants', {
    kind: 'records',
    members: [
      member('name', 'dependantname', 'Name'),
      member('premium', 'netpremiumpayable', 'Net premium', money),
      member('renewal', 'policyrenewaldate', 'Renewed on', date),
    ],
  }),
  member('integratedDependants', 'integratedshieldplandependants', 'Integrated Shield Plan dependants', {
    kind: 'records',
    members: [member('name', 'dependantname', 'Name'), member('insurer', 'insurercode', 'Insurer', described)],
  }),
]

/** CPF items that v3 knows and the catalogue of v5 does not. */
export const cpfItemsOfV3: readonly Attribute[] = [
  v3('cpfHomeProtectionScheme', 'cpfhomeprotectionscheme', 'CPF Home Protection Scheme', [
    member('covered', 'coverage', 'Covered', yesOrNo),
    member('premium', 'premium', 'Premium', money),
    member('shareOfCover', 'shareofcover', 'Share of cover (per cent)', number),
  ]),
  v3('cpfDependantsProtectionScheme', 'cpfdependantprotectionscheme', "CPF Dependants' Protection Scheme", [
    member('covered', 'coverage', 'Covered', yesOrNo),
    member('insurer', 'insurercode', 'Insurer', described),
    member('sumAssured', 'sumassuredamount', 'Sum assured', money),
  ]),
  v3('cpfLife', 'cpflife', 'CPF LIFE', [
    member('covered', 'cpflifecoverage', 'Member', yesOrNo),
    member('plan', 'cpflifeplan', 'Plan'),
    member('monthlyPayout', 'cpflifemonthlypayout', 'Monthly payout', money),
    member('payoutsStarted', 'cpflifepaymentcommencement', 'Payouts have started', yesOrNo),
    member('lastPayout', 'cpflifepaymentdate', 'Last payout on', date),
  ]),
  v3('mediShieldLife', 'cpfmedishieldlife', 'MediShield Life', mediShieldLife),
  v3('cpfMonthlyPayouts', 'cpfmonthlypayouts', 'CPF monthly payouts', [
    member('monthlyPayout', 'monthlypayout', 'Monthly payout', money),
    member('payoutsStarted', 'paymentcommencement', 'Payouts have started', yesOrNo),
  ]),
  v3('cpfTopUpTaxRelief', 'cpfrstucurrentyeartaxrelief', 'Tax relief for CPF top-ups, this year', [
    member('totalForSelf', 'totaltaxreliefself', 'Total, for yourself', money),
    member('remainingForSelf', 'remainingtaxreliefself', 'Remaining, for yourself', money),
    member('totalForLovedOnes', 'totaltaxrelieflovedones', 'Total, for loved ones', money),
    member('remainingForLovedOnes', 'remainingtaxrelieflovedones', 'Remaining, for loved ones', money),
  ]),
  v3('cpfTopUpLimit', 'cpfrstuselftopupamount', 'Most that you can top up to your CPF', [
    member('withCash', 'selftopupusingcash', 'With cash', money),
    member('withCpf', 'selftopupusingcpf', 'With CPF savings', money),
  ]),
  define({
    ...cpf,
    name: 'cpfTransactions',
    wire: 'cpftransactions',
    label: 'CPF transactions, last 15 months',
    scopes: { v3: ['cpftransactions'], fapi: [] },
    shape: {
      kind: 'records',
      path: 'history',
      order: ['date', 'forMonth'],
      members: [
        member('date', 'date', 'Date', date),
        member('forMonth', 'month', 'For month', month),
        member('type', 'txntype', 'Type', described),
        member('accountNumber', 'accountno', 'Account number'),
        member('reference', 'referenceno', 'Reference'),
        member('ordinaryAccount', 'oatxnamt', 'Ordinary Account', money),
        member('specialAccount', 'satxnamt', 'Special Account', money),
        member('mediSaveAccount', 'matxnamt', 'MediSave Account', money),
        member('retirementAccount', 'ratxnamt', 'Retirement Account', money),
      ],
    },
  }),
]

function v3(name: string, wire: string, label: string, members: readonly Member[]): Attribute {
  return define({ ...cpf, name, wire, label, scopes: { v3: [wire], fapi: [] }, shape: { kind: 'record', members } })
}
