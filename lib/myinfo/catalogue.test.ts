import { describe, expect, test } from 'vitest'
import type { Attribute, Member } from './attribute.ts'
import { attributes, findAttribute, isAttribute, scopesFor } from './catalogue.ts'
import { codeLists } from './codes.ts'

const children =
  'birthcertno name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob tob lifestatus sgcitizenatbirthind vaccinationrequirements'
const sponsored =
  'nric name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob birthcountry lifestatus residentialstatus nationality scprgrantdate vaccinationrequirements'
const vehicle =
  'vehicleno type iulabelno make model chassisno engineno motorno yearofmanufacture firstregistrationdate originalregistrationdate coecategory coeexpirydate roadtaxexpirydate quotapremium openmarketvalue co2emission status primarycolour secondarycolour attachment1 attachment2 attachment3 scheme thcemission coemission noxemission pmemission enginecapacity powerrate effectiveownership propellant maximumunladenweight maximumladenweight minimumparfbenefit nooftransfers vpc'
const licence =
  'comstatus totaldemeritpoints suspension.startdate suspension.enddate disqualification.startdate disqualification.enddate revocation.startdate revocation.enddate pdl.validity pdl.expirydate pdl.classes qdl.validity qdl.expirydate qdl.classes photocardserialno'
const flat =
  'noofowners address hdbtype leasecommencementdate termoflease dateofpurchase dateofownershiptransfer loangranted originalloanrepayment balanceloanrepayment outstandingloanbalance monthlyloaninstalment purchaseprice outstandinginstalment'
const vocational = ['tdvl', 'pdvl', 'bavl', 'bdvl', 'odvl'].flatMap((kind) =>
  ['licencename', 'vocationallicencenumber', 'expirydate', 'status'].map((leaf) => `${kind}.${leaf}`),
)

/** Scopes that the Myinfo data catalogue lists for FAPI, written out apart from the table. */
const catalogueOfFapi = [
  ...'uinfin partialuinfin name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob residentialstatus nationality birthcountry passportnumber passportexpirydate passtype passstatus passexpirydate employmentsector mobileno email regadd hdbtype housingtype'.split(
    ' ',
  ),
  ...'cpfbalances.oa cpfbalances.ma cpfbalances.sa cpfbalances.ra cpfcontributions cpfhousingwithdrawal cpfinvestmentscheme.account cpfinvestmentscheme.sdsnetshareholdingqty cpfinvestmentscheme.saqparticipationstatus noa-basic noa noahistory-basic noahistory ownerprivate'.split(
    ' ',
  ),
  ...'employment occupation cpfemployers academicqualifications.transcripts academicqualifications.certificates'.split(
    ' ',
  ),
  ...'marital marriagedate divorcedate marriagecertno countryofmarriage'.split(' '),
  ...'pioneergen.eligibility merdekagen.eligibility chas'.split(' '),
  ...under('childrenbirthrecords', children.split(' ')),
  ...under('sponsoredchildrenrecords', sponsored.split(' ')),
  ...under('vehicles', vehicle.split(' ')),
  ...under('drivinglicence', licence.split(' ')),
  ...under('hdbownership', flat.split(' ')),
  ...under('ltavocationallicences', vocational),
]

/** Items of v3, groups by their own name. */
const catalogueOfV3 =
  'uinfin partialuinfin name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob residentialstatus nationality birthcountry passportnumber passportexpirydate passtype passstatus passexpirydate employmentsector mobileno email regadd homeno mailadd billadd hdbtype housingtype hdbownership ownerprivate employment occupation noa-basic noa noahistory-basic noahistory householdincome cpfcontributions cpfemployers cpfbalances cpfhousingwithdrawal cpfhomeprotectionscheme cpfdependantprotectionscheme cpfinvestmentscheme cpflife cpfmedishieldlife cpfmonthlypayouts cpfrstucurrentyeartaxrelief cpfrstuselftopupamount cpftransactions academicqualifications edulevel schoolname gradyear marital marriagedate marriagecertno countryofmarriage divorcedate childrenbirthrecords sponsoredchildrenrecords vehicles drivinglicence vocationallicences merdekagen silversupport gstvoucher pioneergen'.split(
    ' ',
  )

function under(group: string, leaves: string[]): string[] {
  return leaves.map((leaf) => `${group}.${leaf}`)
}

function allMembers({ shape }: Attribute): Member[] {
  return 'members' in shape ? shape.members.flatMap(withInner) : []
}

function withInner(member: Member): Member[] {
  return [member, ...('members' in member.shape ? member.shape.members.flatMap(withInner) : [])]
}

describe('the attribute table', () => {
  test('offers exactly the scopes of the FAPI catalogue', () => {
    const scopes = attributes.flatMap((attribute) => attribute.scopes.fapi)
    expect(scopes.toSorted()).toEqual(catalogueOfFapi.toSorted())
  })

  test('offers exactly the items of v3', () => {
    const scopes = attributes.flatMap((attribute) => attribute.scopes.v3)
    expect(scopes.toSorted()).toEqual(catalogueOfV3.toSorted())
  })

  test('has each of our names and each wire name once', () => {
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
    expect(new Set(attributes.map(({ wire }) => wire)).size).toBe(attributes.length)
  })

  test.each(attributes.map((attribute) => [attribute.name, attribute] as const))(
    '%s is described in full',
    (name, attribute) => {
      expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/)
      expect(attribute.label).toMatch(/^[A-Z].*[^. ]$/)
      expect(attribute.scopes.v3.length + attribute.scopes.fapi.length).toBeGreaterThan(0)
      expect(attribute.holders.length).toBeGreaterThan(0)
      for (const scope of [...attribute.scopes.v3, ...attribute.scopes.fapi]) {
        expect(scope.split('.')[0]).toBe(attribute.wire)
      }
    },
  )

  test('names the members of each record once, in words that we own', () => {
    for (const attribute of attributes) {
      const { shape } = attribute
      const names = 'members' in shape ? shape.members.map(({ name }) => name) : []
      expect(new Set(names).size).toBe(names.length)
      for (const { name, label } of allMembers(attribute)) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/)
        expect(label).toMatch(/^[A-Z]/)
      }
    }
  })

  test('refers only to code lists that exist', () => {
    const shapes = attributes.flatMap((attribute) => [
      attribute.shape,
      ...allMembers(attribute).map(({ shape }) => shape),
    ])
    const lists = shapes.flatMap((shape) => ('codes' in shape && shape.codes ? [shape.codes] : []))
    expect(lists.filter((list) => !codeLists.includes(list))).toEqual([])
  })

  test('sorts and marks only by members that exist', () => {
    for (const { shape } of attributes) {
      const names = 'members' in shape ? shape.members.map(({ name }) => name) : []
      const order = shape.kind === 'records' ? (shape.order ?? []) : []
      const marked = 'members' in shape ? shape.members.flatMap(({ addedTo }) => (addedTo ? [addedTo.member] : [])) : []
      expect(names).toEqual(expect.arrayContaining([...order, ...marked]))
    }
  })

  test('keeps editable, whatever the source, exactly what the catalogue names', () => {
    const editable = attributes.filter(({ alwaysEditable }) => alwaysEditable).map(({ wire }) => wire)
    expect(editable.toSorted()).toEqual(
      ['countryofmarriage', 'divorcedate', 'email', 'marital', 'marriagecertno', 'marriagedate', 'mobileno'].toSorted(),
    )
  })

  test('puts exactly the priced-up items of the FAPI catalogue in the Plus tier', () => {
    const plus = attributes
      .filter(({ tier, scopes }) => tier === 'plus' && scopes.fapi.length > 0)
      .map(({ wire }) => wire)
    expect(plus.toSorted()).toEqual(
      'cpfbalances cpfcontributions cpfhousingwithdrawal cpfinvestmentscheme noa noa-basic noahistory noahistory-basic ownerprivate'
        .split(' ')
        .toSorted(),
    )
  })

  test('makes the two types of housing stand for each other', () => {
    expect(findAttribute('hdbType').alternative).toBe('housingType')
    expect(findAttribute('housingType').alternative).toBe('hdbType')
  })

  test.each([
    ['childrenBirthRecords', ['name', 'dateOfBirth', 'sex']],
    ['sponsoredChildren', ['name', 'dateOfBirth', 'sex']],
    ['vehicles', ['vehicleNumber', 'make', 'model']],
    ['noticeOfAssessment', ['yearOfAssessment', 'assessableIncome']],
  ])('asks only for the main members of %s by hand', (name, expected) => {
    const { shape } = findAttribute(name)
    const asked = 'members' in shape ? shape.members.filter(({ byHand }) => byHand !== false) : []
    expect(asked.map((member) => member.name)).toEqual(expected)
  })

  test('asks for no agency history by hand', () => {
    const histories = ['cpfContributions', 'cpfEmployers', 'cpfBalances', 'noticeOfAssessmentHistory', 'hdbOwnership']
    expect(histories.map((name) => findAttribute(name).byHand)).toEqual(histories.map(() => 'none'))
  })
})

describe('scopes', () => {
  test('follow the order of the names and appear once', () => {
    expect(scopesFor(['email', 'name', 'email'], 'fapi')).toEqual(['email', 'name'])
  })

  test('of a group are its leaves for FAPI and the bare group for v3', () => {
    expect(scopesFor(['cpfBalances'], 'fapi')).toEqual([
      'cpfbalances.oa',
      'cpfbalances.sa',
      'cpfbalances.ma',
      'cpfbalances.ra',
    ])
    expect(scopesFor(['childrenBirthRecords', 'vehicles'], 'v3')).toEqual(['childrenbirthrecords', 'vehicles'])
  })

  test('are none where a generation does not offer the attribute', () => {
    expect(scopesFor(['educationLevel', 'householdIncome', 'mailingAddress'], 'fapi')).toEqual([])
    expect(scopesFor(['vocationalLicences', 'chas'], 'v3')).toEqual([])
  })
})

describe('an unknown name', () => {
  test.each(['regadd', '', '__proto__', 'constructor', 'Name'])('is refused: %j', (name) => {
    expect(isAttribute(name)).toBe(false)
    expect(() => findAttribute(name)).toThrow(`attribute "${name}" is not in the table`)
    expect(() => scopesFor([name], 'v3')).toThrow('is not in the table')
  })
})
