import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { female, fiveRoomFlat, hokkien, male, married, singapore } from './records/codes.ts'
import { mobile, registeredAddress, type SingaporeAddress } from './records/contact.ts'
import { child, grownChild, marriage, sponsoredChild } from './records/family.ts'
import { cpfBalances, cpfContributions, cpfEmployers, cpfHousingWithdrawal, incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { codedItem, group, item, leaves } from './records/item.ts'
import { drivingLicence, vocationalLicences } from './records/licences.ts'
import { hdbHome, ownedFlat } from './records/property.ts'
import { qualifications } from './records/qualifications.ts'
import { buildCitizen } from './records/standing.ts'
import { vehicle } from './records/vehicles.ts'

const home: SingaporeAddress = {
  block: '123',
  building: 'EXAMPLE GREEN',
  street: 'EXAMPLE AVENUE 4',
  floor: '11',
  unit: '1234',
  postal: '000123',
}

/** A citizen for whom every agency has something to say. */
export function citizenWithEverything(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990001)
  const name = 'TAN MEI LING EXAMPLE'
  return {
    id: buildSubject('citizen with everything'),
    nricOrFin,
    name,
    title: 'Citizen with everything',
    story: 'Every agency has a record: 18 rows of CPF in no order, two tax assessments, a flat, a car, children.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1985-05-17', sex: female }),
      aliasname: item('MAY TAN'),
      hanyupinyinname: item('CHEN MEILING'),
      hanyupinyinaliasname: item('CHEN MEI'),
      marriedname: item('MRS LEE MEI LING'),
      secondaryrace: codedItem(['EU', 'EURASIAN']),
      dialect: codedItem(hokkien),
      mobileno: mobile('81230001'),
      email: item('mei.ling@example.com', '4'),
      regadd: registeredAddress(home),
      ...hdbHome(fiveRoomFlat),
      ...money(calendar),
      ...family(calendar),
      hdbownership: [
        ownedFlat({
          address: home,
          type: fiveRoomFlat,
          bought: '2015-08-21',
          owners: 2,
          loan: 280_000,
          outstanding: 161_420.75,
        }),
      ],
      vehicles: [
        vehicle({
          number: 'SXX0001A',
          make: 'EXAMPLE MOTORS',
          model: 'FAMILIA 1.5',
          registered: '2021-02-11',
          owned: '2021-02-11T10:02:00+08:00',
          expires: calendar.day(900),
          live: true,
        }),
      ],
      drivinglicence: drivingLicence(calendar),
      ltavocationallicences: vocationalLicences(calendar, 'tdvl'),
      ...qualifications(),
    },
  }
}

function money(calendar: Calendar) {
  const main = { employer: 'EXAMPLE TRADING PTE LTD', amount: 2220 }
  return {
    cpfbalances: cpfBalances({ oa: 152_330.42, ma: 61_004.1, sa: 48_770 }),
    cpfcontributions: cpfContributions(calendar, main, { employer: 'SAMPLE TUITION PTE LTD', amount: 185.5 }),
    cpfemployers: cpfEmployers(calendar, main.employer),
    cpfhousingwithdrawal: cpfHousingWithdrawal(home),
    cpfinvestmentscheme: {
      account: group(leaves({ agentbankcode: 'EXB', invbankacctno: '000-00001-0' })),
      sdsnetshareholdingqty: item(1360),
      saqparticipationstatus: codedItem(['X', 'EXISTING CPFIS PARTICIPANT']),
    },
    ...incomeTax(
      { year: calendar.year(0), employment: 86_400, interest: 120, rent: 9600, clearance: 'Y', category: 'AMENDED' },
      { year: calendar.year(1), employment: 81_200, interest: 95 },
    ),
  }
}

function family(calendar: Calendar) {
  const sponsored = { nric: buildIdentityNumber('T', 9990901), name: 'LEE KAI EXAMPLE' }
  return {
    ...marriage({ status: married, married: '2010-10-10', certificate: '000001', country: singapore }),
    childrenbirthrecords: [
      child({
        name: 'LEE AN EXAMPLE',
        born: calendar.birthday(4),
        certificate: 'T9990101A',
        sex: female,
        vaccinated: true,
      }),
      child({ name: 'LEE JUN EXAMPLE', born: calendar.birthday(11), certificate: 'T9990102B', sex: male }),
      grownChild('T9990103C'),
    ],
    sponsoredchildrenrecords: [sponsoredChild(calendar, sponsored)],
  }
}
