import type { Persona, PersonRecord } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { mobile, registeredAddress } from './records/contact.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { codedItem, item, leaf, unavailable } from './records/item.ts'
import { buildCitizen } from './records/standing.ts'

/** Values that break careless pages. */
export function hostileStrings(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990023)
  const name = `O'Brien <b>Bold</b> & "Sons" 😀 ${hostile.rightToLeft}`
  return {
    id: buildSubject('hostile strings'),
    nricOrFin,
    name,
    title: 'Hostile strings',
    story:
      'Mark-up, quotes, emoji, right-to-left text, combining marks and 200 letters: shown as they are, run by nobody.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1984-04-01' }),
      aliasname: item('A'.repeat(200)),
      hanyupinyinname: item("'); DROP TABLE applications; --"),
      marriedname: item(hostile.combining),
      mobileno: mobile('8123 <i>0023'),
      email: item('"<script>alert(1)</script>"@example.com', '2'),
      regadd: registeredAddress({
        block: '=1+1',
        building: '#{7*7} {{7*7}} %s %00',
        street: '../../etc/passwd\\EXAMPLE',
        floor: '🏠',
        unit: '-1',
        postal: '000023',
      }),
    },
  }
}

const hostile = {
  rightToLeft: '\u202eשלום دنيا\u202c',
  combining: 'Z\u0351\u036b\u0343a\u0328\u034el\u0348g\u0316o\u0319',
}

/** Codes, members and gaps that no catalogue lists. */
export function unknownCodes(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990024)
  const name = 'QUEK EXAMPLE UNKNOWN'
  const { email: _missing, race: _absent, ...person } = buildCitizen(calendar, { nricOrFin, name, born: '1993-03-03' })
  return {
    id: buildSubject('unknown codes'),
    nricOrFin,
    name,
    title: 'Unknown codes, missing items',
    story: 'Codes no list knows, members nobody documented, an impossible date, and granted items that never arrive.',
    account: 'standard',
    person: {
      ...person,
      sex: { ...codedItem(['X', 'NOT SPECIFIED']), addedlater: leaf('a member of tomorrow') },
      nationality: codedItem(['YU', 'YUGOSLAV']),
      hdbtype: codedItem(['199', 'FLOATING FLAT']),
      marital: codedItem(['4', 'REGISTERED PARTNER']),
      marriagedate: item('2021-02-30'),
      passportexpirydate: item(20_300_101),
      tomorrowsitem: item('an item of tomorrow'),
    },
  }
}

/** An agency for every item, and none of them answers. */
export function everythingUnavailable(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990025)
  const name = 'NEO EXAMPLE NOTHING'
  const full = buildCitizen(calendar, { nricOrFin, name, born: '1980-01-01' })
  return {
    id: buildSubject('everything unavailable'),
    nricOrFin,
    name,
    title: 'Everything unavailable',
    story: 'Every item comes without a value and is flagged unavailable, so that all must be typed.',
    account: 'standard',
    person: { ...withoutValues(full), childrenbirthrecords: [unavailable()], hdbownership: [unavailable()] },
  }
}

function withoutValues(person: PersonRecord): PersonRecord {
  return Object.fromEntries(
    Object.entries(person).map(([name, value]) => [name, Array.isArray(value) ? [] : unavailable()]),
  )
}

/** A Singpass Foreign Account: a login without a Myinfo profile. */
export function foreignAccount(): Persona {
  return {
    id: buildSubject('foreign account'),
    nricOrFin: buildIdentityNumber('G', 9990026),
    name: 'INGRID EXAMPLE LINDQVIST',
    title: 'Foreign account, no Myinfo',
    story: 'Logs in with a Singpass Foreign Account: there is no Myinfo profile to retrieve.',
    account: 'foreign',
    person: {},
  }
}
