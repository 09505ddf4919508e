import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { fourRoomFlat, married, singapore } from './records/codes.ts'
import { registeredAddress, type SingaporeAddress } from './records/contact.ts'
import { marriage } from './records/family.ts'
import { cpfBalances, cpfHousingWithdrawal, incomeTax } from './records/finance.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { item } from './records/item.ts'
import { hdbHome, ownedFlat, privateHome } from './records/property.ts'
import { buildCitizen } from './records/standing.ts'

const flat: SingaporeAddress = { block: '88', street: 'EXAMPLE DRIVE', floor: '04', unit: '404', postal: '000088' }

const apartment: SingaporeAddress = {
  block: '7',
  building: 'THE EXAMPLE RESIDENCES',
  street: 'SAMPLE HILL',
  floor: '19',
  unit: '01',
  postal: '000007',
}

/** Owns a flat with a loan still running. */
export function flatOwnerWithLoan(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990020)
  const name = 'TEO EXAMPLE KOK LEONG'
  return {
    id: buildSubject('flat owner with a loan'),
    nricOrFin,
    name,
    title: 'HDB owner with a loan',
    story: 'Owns a four-room flat with a loan of which 14 years and 7 months remain.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1982-05-05' }),
      regadd: registeredAddress(flat),
      ...hdbHome(fourRoomFlat),
      ...marriage({ status: married, married: '2011-11-11', certificate: '000020', country: singapore }),
      hdbownership: [
        ownedFlat({
          address: flat,
          type: fourRoomFlat,
          bought: '2016-04-18',
          owners: 2,
          loan: 310_000,
          outstanding: 198_250.2,
        }),
      ],
      cpfbalances: cpfBalances({ oa: 22_840, ma: 45_000, sa: 51_000 }),
      cpfhousingwithdrawal: cpfHousingWithdrawal(flat),
      ...incomeTax({ year: calendar.year(0), employment: 72_500 }),
    },
  }
}

/** Owns and lives in a condominium. */
export function condominiumOwner(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990021)
  const name = 'WONG EXAMPLE SHI MIN'
  return {
    id: buildSubject('condominium owner'),
    nricOrFin,
    name,
    title: 'Condominium owner',
    story: 'Lives in a private home of her own: housing type is filled, HDB type empty, income has rent and interest.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1975-12-31', sex: ['F', 'FEMALE'] }),
      regadd: registeredAddress(apartment),
      ...privateHome(),
      ownerprivate: item(true),
      cpfbalances: cpfBalances({ oa: 251_000, ma: 68_500, sa: 198_700 }),
      ...incomeTax(
        { year: calendar.year(0), employment: 210_000, trade: 12_500, rent: 36_000, interest: 4100 },
        { year: calendar.year(1), employment: 198_000, rent: 34_800, interest: 3900, category: 'ADDITIONAL' },
      ),
    },
  }
}
