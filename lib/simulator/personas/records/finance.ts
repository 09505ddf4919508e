import type { Calendar } from './calendar.ts'
import { addressParts, type SingaporeAddress } from './contact.ts'
import { envelope, group, type Item, item, leaves, unavailable } from './item.ts'

/** CPF balances: each account carries its own envelope, the container none. */
export function cpfBalances(accounts: { oa: number; ma: number; sa: number; ra?: number }): Item {
  return Object.fromEntries(Object.entries(accounts).map(([account, balance]) => [account, item(balance)]))
}

export interface Pay {
  employer: string
  amount: number
}

/** Day of the month on which employers pay, for the month before. */
const payday = '14'

/**
 * Fifteen months of contributions up to the last, in no order, as Myinfo may deliver them. A second employer pays in the
 * three latest months, so that there are more rows than months.
 */
export function cpfContributions(calendar: Calendar, pay: Pay, second?: Pay): Item {
  const rows = cpfMonths(15).map((back) => contribution(calendar, back, pay))
  const extra = second === undefined ? [] : cpfMonths(3).map((back) => contribution(calendar, back, second))
  return { history: unsorted([...rows, ...extra]), ...envelope('1', paidOn(calendar, 1)) }
}

/** The employers of the same fifteen months. */
export function cpfEmployers(calendar: Calendar, employer: string): Item {
  const paid = cpfMonths(15).map((back) => leaves({ employer, month: monthOf(calendar, back) }))
  return { history: unsorted(paid), ...envelope('1', paidOn(calendar, 1)) }
}

function contribution(calendar: Calendar, back: number, { employer, amount }: Pay): Item {
  return leaves({ employer, date: paidOn(calendar, back), month: monthOf(calendar, back), amount })
}

/** The day on which a contribution came in, the newest of which is `1`: the record was touched then, and none is to come. */
function paidOn(calendar: Calendar, back: number): string {
  return `${calendar.month(back - 1 + late(calendar))}-${payday}`
}

/** The month that it is for. */
function monthOf(calendar: Calendar, back: number): string {
  return calendar.month(back + late(calendar))
}

/** Before payday this month's contribution is still to come. */
function late(calendar: Calendar): 0 | 1 {
  return calendar.day(0).slice(-2) < payday ? 1 : 0
}

function cpfMonths(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

// Every second row first: an order that no sorting produces, and the same on each start.
function unsorted<Row>(rows: Row[]): Row[] {
  return [...rows.filter((_, index) => index % 2 === 1), ...rows.filter((_, index) => index % 2 === 0)]
}

/** CPF withdrawn for one home. */
export function cpfHousingWithdrawal(address: SingaporeAddress): Item {
  const amounts = leaves({
    accruedinterestamt: 8210.35,
    monthlyinstalmentamt: 912.4,
    principalwithdrawalamt: 96_000,
    totalamountofcpfallowedforproperty: 348_000,
  })
  return group({ withdrawaldetails: [{ address: addressParts(address), ...amounts }] })
}

/** Nobody's CPF: the group of a person who is not a member, or has no record. */
export function noCpf(source: '1' | '3'): Item {
  const none = () => unavailable(source)
  return {
    cpfbalances: { oa: none(), ma: none(), sa: none() },
    cpfcontributions: none(),
    cpfemployers: none(),
    cpfhousingwithdrawal: none(),
    cpfinvestmentscheme: { account: none(), sdsnetshareholdingqty: none(), saqparticipationstatus: none() },
  }
}

export interface Assessment {
  year: string
  employment: number
  trade?: number
  rent?: number
  interest?: number
  clearance?: 'Y' | 'N'
  category?: 'ORIGINAL' | 'AMENDED' | 'ADDITIONAL' | 'REPAYMENT'
}

/** The four items of income tax, newest assessment first. */
export function incomeTax(latest: Assessment, ...earlier: Assessment[]): Item {
  const all = [latest, ...earlier]
  return {
    noa: group(detailed(latest)),
    'noa-basic': group(basic(latest)),
    noahistory: group({ noas: all.map(detailed) }),
    'noahistory-basic': group({ noas: all.map(basic) }),
  }
}

/** The four items of someone without an assessment in the last two years: texts where numbers would stand. */
export function noIncomeTax(): Item {
  const basicNone = leaves({ amount: 'NA', yearofassessment: 'NA' })
  const empty = { employment: '-', trade: '-', rent: '-', interest: '-', taxclearance: '-', category: '-' }
  const detailedNone = { ...basicNone, ...leaves(empty) }
  return {
    noa: group(detailedNone),
    'noa-basic': group(basicNone),
    noahistory: group({ noas: [detailedNone] }),
    'noahistory-basic': group({ noas: [basicNone] }),
  }
}

/** The four items when IRAS holds no record. */
export function incomeTaxUnavailable(): Item {
  const none = unavailable
  return { noa: none(), 'noa-basic': none(), noahistory: none(), 'noahistory-basic': none() }
}

function basic({ year, employment, trade = 0, rent = 0, interest = 0 }: Assessment): Item {
  return leaves({ amount: employment + trade + rent + interest, yearofassessment: year })
}

function detailed(assessment: Assessment): Item {
  const { employment, trade = 0, rent = 0, interest = 0, clearance = 'N', category = 'ORIGINAL' } = assessment
  return { ...basic(assessment), ...leaves({ employment, trade, rent, interest, taxclearance: clearance, category }) }
}
