import type { Attribute, Member } from '../attribute.ts'
import {
  chosenFrom,
  date,
  define,
  described,
  identifierOf,
  leafScopes,
  member,
  nricOf,
  pastDate,
  residents,
  textOf,
  time,
  typed,
  yesOrNo,
} from './define.ts'

const msf = { agency: 'MSF', holders: residents, group: 'family', alwaysEditable: true } as const

const vaccinations: Member = member('vaccinations', 'vaccinationrequirements', 'Vaccinations', {
  kind: 'records',
  members: [
    member('requirement', 'requirement', 'Vaccination', described),
    member('fulfilled', 'fulfilled', 'Done', yesOrNo),
  ],
})

const childNames: readonly Member[] = [
  typed(member('name', 'name', 'Name', textOf(66))),
  member('aliasName', 'aliasname', 'Alias'),
  member('hanyuPinyinName', 'hanyupinyinname', 'Hanyu Pinyin name'),
  member('hanyuPinyinAliasName', 'hanyupinyinaliasname', 'Hanyu Pinyin alias'),
  member('marriedName', 'marriedname', 'Married name'),
  typed(member('dateOfBirth', 'dob', 'Date of birth', pastDate)),
  typed(member('sex', 'sex', 'Sex', chosenFrom('sex'))),
  member('race', 'race', 'Race', described),
  member('secondaryRace', 'secondaryrace', 'Second race', described),
  member('dialect', 'dialect', 'Dialect group', described),
]

/** Without any of these there is no child, whatever else is said. */
const childIs = ['birthCertificateNumber', 'name', 'dateOfBirth'] as const

const childCard = [['name'], ['dateOfBirth']] as const

const childrenBirthRecords: readonly Member[] = [
  member('birthCertificateNumber', 'birthcertno', 'Birth certificate number'),
  ...childNames,
  member('timeOfBirth', 'tob', 'Time of birth', time),
  member('lifeStatus', 'lifestatus', 'Life status', described),
  member('citizenAtBirth', 'sgcitizenatbirthind', 'Singapore citizen at birth', yesOrNo),
  vaccinations,
]

const sponsoredChildren: readonly Member[] = [
  member('nricOrFin', 'nric', 'NRIC', nricOf(9)),
  ...childNames,
  member('countryOfBirth', 'birthcountry', 'Country of birth', described),
  member('nationality', 'nationality', 'Nationality', described),
  member('residentialStatus', 'residentialstatus', 'Residential status', described),
  member('residentSince', 'scprgrantdate', 'Citizenship or permanent residence granted on', date),
  member('lifeStatus', 'lifestatus', 'Life status', described),
  vaccinations,
]

export const family: readonly Attribute[] = [
  define({
    ...msf,
    name: 'maritalStatus',
    wire: 'marital',
    label: 'Marital status',
    shape: chosenFrom('maritalStatus'),
    askWhenNotApplicable: true,
  }),
  define({ ...msf, name: 'marriageDate', wire: 'marriagedate', label: 'Date of marriage', shape: date }),
  define({
    ...msf,
    name: 'marriageCertificateNumber',
    wire: 'marriagecertno',
    label: 'Marriage certificate number',
    shape: identifierOf(50),
  }),
  define({
    ...msf,
    name: 'countryOfMarriage',
    wire: 'countryofmarriage',
    label: 'Country of marriage',
    shape: chosenFrom('countryOfThePast'),
  }),
  define({ ...msf, name: 'divorceDate', wire: 'divorcedate', label: 'Date of divorce', shape: date }),
  define({
    name: 'childrenBirthRecords',
    wire: 'childrenbirthrecords',
    label: 'Children',
    agency: 'ICA',
    group: 'family',
    scopes: leafScopes('childrenbirthrecords', childrenBirthRecords),
    shape: { kind: 'records', members: childrenBirthRecords, essential: childIs, card: childCard },
    byHand: 'rows',
    rowName: 'child',
  }),
  define({
    name: 'sponsoredChildren',
    wire: 'sponsoredchildrenrecords',
    label: 'Sponsored children',
    agency: 'ICA',
    holders: residents,
    group: 'family',
    scopes: leafScopes('sponsoredchildrenrecords', sponsoredChildren),
    shape: { kind: 'records', members: sponsoredChildren, essential: ['nricOrFin', ...childIs], card: childCard },
    byHand: 'rows',
    rowName: 'child',
  }),
]
