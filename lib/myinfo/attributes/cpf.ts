import type { Attribute, Member } from '../attribute.ts'
import { address, date, define, described, leafScopes, member, money, month, number, residents } from './define.ts'

const cpf = { agency: 'CPFB', tier: 'plus', group: 'finance', holders: residents, byHand: 'none' } as const

const balances: readonly Member[] = [
  member('ordinaryAccount', 'oa', 'Ordinary Account', money),
  member('specialAccount', 'sa', 'Special Account', money),
  member('mediSaveAccount', 'ma', 'MediSave Account', money),
  member('retirementAccount', 'ra', 'Retirement Account', money),
]

const investment: readonly Member[] = [
  member('account', 'account', 'Investment account', {
    kind: 'record',
    members: [
      member('agentBank', 'agentbankcode', 'Agent bank'),
      member('accountNumber', 'invbankacctno', 'Account number'),
    ],
  }),
  member('discountedShares', 'sdsnetshareholdingqty', 'Special Discounted Shares held', number),
  member('selfAwarenessQuestionnaire', 'saqparticipationstatus', 'Self-Awareness Questionnaire', described),
]

export const cpfItems: readonly Attribute[] = [
  define({
    ...cpf,
    name: 'cpfContributions',
    wire: 'cpfcontributions',
    label: 'CPF contributions, last 15 months',
    shape: {
      kind: 'records',
      path: 'history',
      order: ['paidOn', 'forMonth'],
      essential: ['amount'],
      members: [
        member('paidOn', 'date', 'Paid on', date),
        member('forMonth', 'month', 'For month', month),
        member('employer', 'employer', 'Employer'),
        member('amount', 'amount', 'Amount', money),
      ],
    },
  }),
  define({
    ...cpf,
    name: 'cpfBalances',
    wire: 'cpfbalances',
    label: 'CPF account balances',
    scopes: leafScopes('cpfbalances', balances),
    shape: { kind: 'record', members: balances },
  }),
  define({
    ...cpf,
    name: 'cpfHousingWithdrawals',
    wire: 'cpfhousingwithdrawal',
    label: 'CPF used for housing',
    shape: {
      kind: 'records',
      path: 'withdrawaldetails',
      members: [
        member('address', 'address', 'Address of the property', address),
        member('principalWithdrawn', 'principalwithdrawalamt', 'Principal withdrawn', money),
        member('accruedInterest', 'accruedinterestamt', 'Accrued interest', money),
        member('monthlyInstalment', 'monthlyinstalmentamt', 'Monthly instalment', money),
        member('totalAllowed', 'totalamountofcpfallowedforproperty', 'Total CPF allowed for the property', money),
      ],
    },
  }),
  define({
    ...cpf,
    name: 'cpfInvestmentScheme',
    wire: 'cpfinvestmentscheme',
    label: 'CPF Investment Scheme',
    scopes: leafScopes('cpfinvestmentscheme', investment),
    shape: { kind: 'record', members: investment },
  }),
]
