import { describe, expect, test } from 'vitest'
import { parsePerson } from '../parse-person.ts'

const g = { classification: 'C', source: '1', lastupdated: '2026-03-12' }
const government = { state: 'present', source: 'government', updated: '2026-03-12' }

function parseOne(name: string, wireName: string, item: unknown) {
  const { person, faults } = parsePerson({ [wireName]: item }, [name])
  return { value: person[name], faults }
}

describe('a record', () => {
  test('keeps its members by our names and leaves the absent and the unknown out', () => {
    const item = {
      ...g,
      amount: { value: 64400 },
      yearofassessment: { value: '2025' },
      category: { value: '' },
      more: 1,
    }
    expect(parseOne('noticeOfAssessment', 'noa', item).value).toEqual({
      ...government,
      value: { assessableIncome: 64400, yearOfAssessment: '2025' },
    })
  })

  test('without a finalised assessment is unavailable', () => {
    const item = { ...g, amount: { value: 'NA' }, yearofassessment: { value: 'NA' } }
    expect(parseOne('noticeOfAssessmentBasic', 'noa-basic', item)).toEqual({
      value: { state: 'unavailable', updated: '2026-03-12' },
      faults: [],
    })
  })

  test.each([
    { yearofassessment: { value: 'NA' }, category: { value: '' }, taxclearance: { value: 'N' } },
    { yearofassessment: { value: 'NA' }, category: { value: 'NA' }, taxclearance: { value: 'NA' } },
    { yearofassessment: { value: '2025' }, category: { value: 'ORIGINAL' } },
  ])('without its essential member is unavailable, whatever stands beside: %j', (beside) => {
    const amounts = [{ value: 'NA' }, { value: '-' }, { value: null }, { value: '' }, undefined]
    const states = ['noticeOfAssessment', 'noticeOfAssessmentBasic'].flatMap((name) =>
      amounts.map((amount) => {
        const wire = name === 'noticeOfAssessment' ? 'noa' : 'noa-basic'
        return parseOne(name, wire, { ...g, amount, ...beside }).value?.state
      }),
    )
    expect(new Set(states)).toEqual(new Set(['unavailable']))
  })

  test('loses the rows without their essential member, and what those said of the source', () => {
    const noas = [
      { amount: { value: 64400 }, yearofassessment: { value: '2025' }, category: { value: '-' } },
      {
        amount: { value: 'NA', source: '2' },
        yearofassessment: { value: 'NA', source: '2' },
        category: { value: '-' },
      },
    ]
    expect(parseOne('noticeOfAssessmentHistory', 'noahistory', { ...g, noas })).toEqual({
      value: { ...government, value: [{ assessableIncome: 64400, yearOfAssessment: '2025' }] },
      faults: [],
    })
    expect(parseOne('noticeOfAssessmentHistory', 'noahistory', { ...g, noas: noas.slice(1) }).value?.state).toBe(
      'unavailable',
    )
  })

  test.each([
    [
      'childrenBirthRecords',
      'childrenbirthrecords',
      { lifestatus: { code: 'A', desc: 'ALIVE' } },
      { name: { value: 'LIM' } },
    ],
    [
      'sponsoredChildren',
      'sponsoredchildrenrecords',
      { sex: { code: 'F', desc: 'FEMALE' } },
      { nric: { value: 'S0000001I' } },
    ],
    ['vehicles', 'vehicles', { status: { code: '1', desc: 'LIVE' } }, { vehicleno: { value: 'SBA1234A' } }],
  ])('is none without what tells whom or what it is of: %s', (name, wire, beside, own) => {
    expect(parseOne(name, wire, [{ ...g, ...beside }]).value?.state).toBe('unavailable')
    expect(
      parseOne(name, wire, [
        { ...g, ...beside, ...own },
        { ...g, ...beside },
      ]).value,
    ).toMatchObject({
      state: 'present',
      value: { length: 1 },
    })
  })

  test.each(['NA', 'N/A', 'n.a.', '-', 'NIL'])('has no member that says %s', (none) => {
    const item = [{ ...g, vehicleno: { value: 'SBA1234A' }, make: { value: none }, status: { code: none, desc: none } }]
    expect(parseOne('vehicles', 'vehicles', item).value).toEqual({
      ...government,
      value: [{ vehicleNumber: 'SBA1234A' }],
    })
  })

  test('keeps a code that reads like none and says something', () => {
    const item = [{ ...g, name: { value: 'TAN' }, birthcountry: { code: 'NA', desc: 'NAMIBIA' } }]
    expect(parseOne('sponsoredChildren', 'sponsoredchildrenrecords', item).value).toEqual({
      ...government,
      value: [{ name: 'TAN', countryOfBirth: { code: 'NA', description: 'NAMIBIA' } }],
    })
  })

  test('loses only the member that cannot be read', () => {
    const item = { ...g, amount: { value: 64400 }, yearofassessment: { value: { secret: 1 } } }
    expect(parseOne('noticeOfAssessmentBasic', 'noa-basic', item)).toEqual({
      value: { ...government, value: { assessableIncome: 64400 } },
      faults: ['noa-basic.yearofassessment'],
    })
  })

  test.each([null, {}, { ...g }, { ...g, amount: null }])('that has nothing in it is no fault: %j', (item) => {
    expect(parseOne('noticeOfAssessmentBasic', 'noa-basic', item).faults).toEqual([])
  })

  test.each([
    [
      'hdbOwnership',
      'hdbownership',
      [{ balanceloanrepayment: { value: '15' } }],
      'hdbownership[].balanceloanrepayment',
    ],
    ['noticeOfAssessment', 'noa', { ...g, assessments: [{ income: 1 }] }, 'noa'],
    ['cpfContributions', 'cpfcontributions', { ...g, payments: [{ sum: 1 }] }, 'cpfcontributions.history[]'],
    ['name', 'name', { ...g, full: 'TAN' }, 'name'],
    ['registeredAddress', 'regadd', { ...g, house: { value: '1' } }, 'regadd'],
    ['mobileNumber', 'mobileno', { ...g, digits: { value: '1' } }, 'mobileno'],
  ])('of %s in a shape that nobody knew is a fault at its path', (name, wireName, item, path) => {
    expect(parseOne(name, wireName, item).faults).toEqual([path])
  })

  test.each(['text', 7, true, [], [{ amount: { value: 1 } }]])('that is none is a fault: %j', (item) => {
    expect(parseOne('noticeOfAssessmentBasic', 'noa-basic', item)).toEqual({
      value: { state: 'unavailable' },
      faults: ['noa-basic'],
    })
  })

  test('reaches members that lie deeper on the wire', () => {
    const item = {
      ...g,
      qdl: {
        validity: { code: 'V', desc: 'VALID' },
        classes: [{ class: { value: '3A' }, issuedate: { value: '2018-06-06' } }],
      },
      suspension: { startdate: { value: '2019-03-01' }, enddate: { value: '' } },
      totaldemeritpoints: { value: 0 },
    }
    expect(parseOne('drivingLicence', 'drivinglicence', item).value).toEqual({
      ...government,
      value: {
        demeritPoints: 0,
        qualifiedValidity: { code: 'V', description: 'VALID' },
        qualifiedClasses: [{ class: '3A', issuedOn: '2018-06-06' }],
        suspensionStart: '2019-03-01',
      },
    })
  })

  test('whose date at the source is wrapped like a value still has it', () => {
    const item = { source: '1', lastupdated: { value: '2026-03-12' }, cardtype: { code: 'C', desc: 'Green' } }
    expect(parseOne('chas', 'chas', item).value).toEqual({
      ...government,
      value: { cardType: { code: 'C', description: 'Green' } },
    })
  })
})

describe('a group whose members have envelopes of their own', () => {
  test('is one value, as old as its oldest member', () => {
    const item = { oa: { ...g, value: 1581.48 }, ma: { ...g, lastupdated: '2025-01-01', value: 11470.71 } }
    expect(parseOne('cpfBalances', 'cpfbalances', item).value).toEqual({
      state: 'present',
      source: 'government',
      updated: '2025-01-01',
      value: { ordinaryAccount: 1581.48, mediSaveAccount: 11470.71 },
    })
  })

  test('is not applicable when every member is, and unavailable when any could have been there', () => {
    const notApplicable = { ...g, source: '3', value: '' }
    const unavailable = { ...g, unavailable: true }
    expect(parseOne('cpfBalances', 'cpfbalances', { oa: notApplicable, ma: notApplicable }).value).toEqual({
      state: 'not-applicable',
    })
    expect(parseOne('cpfBalances', 'cpfbalances', { oa: notApplicable, ma: unavailable }).value).toEqual({
      state: 'unavailable',
    })
  })

  test('keeps the members that are there', () => {
    const item = { oa: { ...g, value: 1 }, ra: { ...g, source: '3' }, sa: { ...g, unavailable: true, value: 9 } }
    expect(parseOne('cpfBalances', 'cpfbalances', item).value).toEqual({ ...government, value: { ordinaryAccount: 1 } })
  })

  test('is the applicant’s as soon as one member is not vouched for by an agency', () => {
    const own = { oa: { ...g, value: 1 }, ma: { ...g, source: '2', value: 2 } }
    const nobody = { oa: { ...g, value: 1 }, ma: { value: 2 } }
    expect(parseOne('cpfBalances', 'cpfbalances', own).value).toMatchObject({ source: 'applicant' })
    expect(parseOne('cpfBalances', 'cpfbalances', nobody).value).toMatchObject({ source: 'applicant' })
  })

  test('with records inside is read through both', () => {
    const item = {
      tdvl: { ...g, licencename: { value: 'TAXI' }, status: { code: 'ACT', desc: 'ACTIVE' } },
      pdvl: { ...g, unavailable: true },
    }
    expect(parseOne('vocationalLicences', 'ltavocationallicences', item).value).toEqual({
      ...government,
      value: { taxi: { name: 'TAXI', status: { code: 'ACT', description: 'ACTIVE' } } },
    })
  })
})

describe('rows of records', () => {
  const flat = { ...g, noofowners: { value: 2 }, balanceloanrepayment: { years: { value: 3 }, months: { value: 4 } } }
  const expected = { ...government, value: [{ owners: 2, remainingLoanPeriod: { years: 3, months: 4 } }] }

  test('are read from an array and from a single record', () => {
    expect(parseOne('hdbOwnership', 'hdbownership', [flat]).value).toEqual(expected)
    expect(parseOne('hdbOwnership', 'hdbownership', flat).value).toEqual(expected)
  })

  test('are read from the member that holds them, an array or a single one', () => {
    const row = { employer: { value: 'A PTE LTD' }, month: { value: '2026-02' } }
    const rows = [{ employer: 'A PTE LTD', forMonth: '2026-02' }]
    expect(parseOne('cpfEmployers', 'cpfemployers', { ...g, history: [row] }).value).toEqual({
      ...government,
      value: rows,
    })
    expect(parseOne('cpfEmployers', 'cpfemployers', { ...g, history: row }).value).toEqual({
      ...government,
      value: rows,
    })
  })

  test.each([
    [[]],
    [{ ...g, history: [] }],
    [{ ...g, unavailable: true }],
    [[{ ...g, unavailable: true }]],
    [{ ...g }],
  ])('that are none are unavailable: %j', (item) => {
    expect(parseOne('cpfContributions', 'cpfcontributions', item).value?.state).toBe('unavailable')
  })

  test('lose the empty, the unavailable and the unreadable among them', () => {
    const child = { ...g, birthcertno: { value: 'T1234567A' } }
    const item = [child, { ...g, name: { value: '' } }, { ...child, unavailable: true }, null, 'x']
    expect(parseOne('childrenBirthRecords', 'childrenbirthrecords', item)).toEqual({
      value: { ...government, value: [{ birthCertificateNumber: 'T1234567A' }] },
      faults: ['childrenbirthrecords[]'],
    })
  })

  test('of which one is not vouched for are the applicant’s', () => {
    const car = { ...g, vehicleno: { value: 'SBA1234A' } }
    expect(parseOne('vehicles', 'vehicles', [car, { ...car, source: '2' }]).value).toMatchObject({
      source: 'applicant',
    })
    expect(parseOne('vehicles', 'vehicles', [car, { vehicleno: { value: 'SBA1' } }]).value).toMatchObject({
      source: 'applicant',
    })
  })

  test('name each place of a fault once, without its row', () => {
    const rows = [
      { ...g, quotapremium: { value: 'x' }, make: { value: 'A' } },
      { ...g, quotapremium: { value: 'y' } },
    ]
    expect(parseOne('vehicles', 'vehicles', rows).faults).toEqual(['vehicles[].quotapremium'])
  })

  test('end at five hundred, and say so', () => {
    const rows = Array.from({ length: 501 }, () => ({ employer: { value: 'A' } }))
    const { value, faults } = parseOne('cpfEmployers', 'cpfemployers', { ...g, history: rows })
    expect(value?.state === 'present' && Array.isArray(value.value) && value.value.length).toBe(500)
    expect(faults).toEqual(['cpfemployers.history[500+]'])
  })

  test('hold rows of their own', () => {
    const child = {
      ...g,
      name: { value: 'LIM' },
      vaccinationrequirements: [{ requirement: { code: '1M3D', desc: 'PRESCHOOL' }, fulfilled: { value: true } }],
    }
    expect(parseOne('childrenBirthRecords', 'childrenbirthrecords', [child]).value).toEqual({
      ...government,
      value: [
        { name: 'LIM', vaccinations: [{ requirement: { code: '1M3D', description: 'PRESCHOOL' }, fulfilled: true }] },
      ],
    })
  })
})
