import { randomBytes, randomInt } from 'node:crypto'

/** Somebody whose every value occurs nowhere else, so that wherever one is found, it came from them. */
export interface Canary {
  /** As the simulator's gallery shows them. */
  title: string
  /** As the simulator reads people of one's own: Myinfo's shape. */
  person: Record<string, unknown>
  nricOrFin: string
  name: string
  /** What Myinfo gives of them. */
  values: Record<string, string>
  /** What they type, by the name of the input. */
  typed: Record<string, string>
}

const weights = [2, 7, 6, 5, 4, 3, 2]

/** Draws a canary, anew each time. Its number is of a series that nobody has yet. */
export function makeCanary(): Canary {
  const values = {
    nricOrFin: identityNumber(9_000_000 + randomInt(900_000)),
    name: `${word()} ${word()}`,
    alias: `${word()} ${word()}`,
    married: `${word()} ${word()}`,
    passport: `E${digits(7)}Z`,
    mobile: `9${digits(7)}`,
    email: `${word().toLowerCase()}@example.com`,
    street: `${word()} AVENUE`,
    building: `${word()} TOWER`,
    employer: `${word()} PTE LTD`,
    income: `${randomInt(2, 9)}${digits(7)}`,
    balance: `${randomInt(2, 9)}${digits(6)}.${randomInt(1, 9)}1`,
    child: `${word()} ${word()}`,
    plate: `S${word().slice(0, 8)}`,
  }
  const { nricOrFin, name } = values
  const typed = {
    email: `${word().toLowerCase()}@example.org`,
    occupation: `${word()} keeper`,
    employer: `${word()} works`,
    name: `${word()} ${word()}`,
    nricOrFin: identityNumber(9_000_000 + randomInt(900_000)),
    mobileNumber: `8${digits(7)}`,
    'registeredAddress-street': `${word()} lane`,
  }
  return { title: 'Canary', nricOrFin, name, values, typed, person: personOf(values) }
}

/** The file that the simulator reads at its start. */
export function peopleFile({ nricOrFin, name, title, person }: Canary): string {
  return JSON.stringify({ people: [{ nricOrFin, name, title, person }] })
}

const envelope = { classification: 'C', source: '1', lastupdated: '2026-10-01' }
const item = (value: unknown) => ({ value, ...envelope })
const leaves = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))

function personOf(values: Record<string, string>): Record<string, unknown> {
  const { nricOrFin, name, alias, married, passport, mobile, email, street, building } = values
  const address = { type: 'SG', ...leaves({ block: '7', building, floor: '1', unit: '2', street, postal: '000007' }) }
  return {
    uinfin: item(nricOrFin),
    name: item(name),
    aliasname: item(alias),
    marriedname: item(married),
    sex: { code: 'F', desc: 'FEMALE', ...envelope },
    dob: item('1971-03-29'),
    nationality: { code: 'SG', desc: 'SINGAPORE CITIZEN', ...envelope },
    residentialstatus: { code: 'C', desc: 'CITIZEN', ...envelope },
    passportnumber: item(passport),
    mobileno: { ...leaves({ prefix: '+', areacode: '65', nbr: mobile }), ...envelope, source: '4' },
    email: { ...item(email), source: '4' },
    regadd: { ...address, country: { code: 'SG', desc: 'SINGAPORE' }, ...envelope },
    ...recordsOf(values),
  }
}

function recordsOf({ employer, income, balance, child, plate }: Record<string, string>): Record<string, unknown> {
  return {
    employment: item(employer),
    'noa-basic': { ...leaves({ amount: Number(income), yearofassessment: '2026' }), ...envelope },
    cpfbalances: { oa: item(Number(balance)), ma: item(1), sa: item(1) },
    childrenbirthrecords: [{ ...leaves({ name: child, dob: '2019-04-05', birthcertno: 'T9990777A' }), ...envelope }],
    vehicles: [{ ...leaves({ vehicleno: plate, make: 'EXAMPLE', model: 'CANARY' }), ...envelope }],
  }
}

/** Eleven letters, which nothing else is called. */
function word(): string {
  return [...randomBytes(11)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}

function identityNumber(serial: number): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(String(serial)[place]), 4)
  return `T${serial}${'JZIHGFEDCBA'[sum % 11]}`
}
