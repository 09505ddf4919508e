import type { Persona } from './persona.ts'
import type { Calendar } from './records/calendar.ts'
import { buildIdentityNumber, buildSubject } from './records/identity.ts'
import { drivingLicence, vocationalLicences } from './records/licences.ts'
import { buildCitizen } from './records/standing.ts'
import { vehicle } from './records/vehicles.ts'

/** A driver with one car on the road and one that is gone. */
export function driverWithTwoVehicles(calendar: Calendar): Persona {
  const nricOrFin = buildIdentityNumber('T', 9990022)
  const name = 'LOW EXAMPLE CHIN GUAN'
  return {
    id: buildSubject('driver with two vehicles'),
    nricOrFin,
    name,
    title: 'Driver, one car de-registered',
    story: 'Two classes of licence, a car on the road and one de-registered, dates of ownership in both known forms.',
    account: 'standard',
    person: {
      ...buildCitizen(calendar, { nricOrFin, name, born: '1989-09-29' }),
      drivinglicence: drivingLicence(calendar),
      ltavocationallicences: vocationalLicences(calendar, 'pdvl'),
      vehicles: [
        vehicle({
          number: 'SXX0022B',
          make: 'EXAMPLE MOTORS',
          model: 'CITADINA 1.0',
          registered: '2022-10-03',
          owned: '2022-10-03T14:30:00+08:00',
          expires: calendar.day(1400),
          live: true,
        }),
        vehicle({
          number: 'SXX0021Z',
          make: 'SAMPLE AUTO',
          model: 'OLDIE 1.6',
          registered: '2009-05-07',
          owned: '07052009101500',
          expires: '2019-05-06',
          live: false,
        }),
      ],
    },
  }
}
