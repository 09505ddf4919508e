import type { Attribute, Member } from '../attribute.ts'
import {
  date,
  dateTime,
  define,
  described,
  identifierOf,
  leafScopes,
  member,
  money,
  number,
  textOf,
  typed,
} from './define.ts'

const vehicle: readonly Member[] = [
  typed(member('vehicleNumber', 'vehicleno', 'Vehicle number', identifierOf(10))),
  typed(member('make', 'make', 'Make', textOf(50))),
  typed(member('model', 'model', 'Model', textOf(50))),
  member('type', 'type', 'Type'),
  member('status', 'status', 'Status', described),
  member('yearOfManufacture', 'yearofmanufacture', 'Year of manufacture'),
  member('primaryColour', 'primarycolour', 'Primary colour'),
  member('secondaryColour', 'secondarycolour', 'Secondary colour'),
  member('firstRegistration', 'firstregistrationdate', 'First registered on', date),
  member('originalRegistration', 'originalregistrationdate', 'Originally registered on', date),
  member('ownedSince', 'effectiveownership', 'Owned since', dateTime),
  member('transfers', 'nooftransfers', 'Number of transfers', number),
  member('roadTaxExpiry', 'roadtaxexpirydate', 'Road tax expires on', date),
  member('coeCategory', 'coecategory', 'COE category'),
  member('coeExpiry', 'coeexpirydate', 'COE expires on', date),
  member('quotaPremium', 'quotapremium', 'Quota premium', money),
  member('openMarketValue', 'openmarketvalue', 'Open market value', money),
  member('minimumParfBenefit', 'minimumparfbenefit', 'Minimum PARF benefit', money),
  member('scheme', 'scheme', 'Scheme'),
  member('vehicleParkingCertificate', 'vpc', 'Vehicle parking certificate'),
  member('attachment1', 'attachment1', 'Attachment 1'),
  member('attachment2', 'attachment2', 'Attachment 2'),
  member('attachment3', 'attachment3', 'Attachment 3'),
  member('inVehicleUnitLabel', 'iulabelno', 'In-vehicle unit label'),
  member('chassisNumber', 'chassisno', 'Chassis number'),
  member('engineNumber', 'engineno', 'Engine number'),
  member('motorNumber', 'motorno', 'Motor number'),
  member('propellant', 'propellant', 'Propellant'),
  member('engineCapacity', 'enginecapacity', 'Engine capacity (cc)', number),
  member('powerRate', 'powerrate', 'Power rating (kW)', number),
  member('unladenWeight', 'maximumunladenweight', 'Maximum unladen weight (kg)', number),
  member('ladenWeight', 'maximumladenweight', 'Maximum laden weight (kg)', number),
  member('co2Emission', 'co2emission', 'Carbon dioxide emission (g/km)', number),
  member('coEmission', 'coemission', 'Carbon monoxide emission (g/km)', number),
  member('thcEmission', 'thcemission', 'Hydrocarbon emission (g/km)', number),
  member('noxEmission', 'noxemission', 'Nitrogen oxide emission (g/km)', number),
  member('pmEmission', 'pmemission', 'Particulate emission (mg/km)', number),
]

/** Without any of these there is no vehicle, whatever else is said. */
const vehicleIs = ['vehicleNumber', 'chassisNumber', 'make', 'model'] as const

const licence: readonly Member[] = [
  member('meritStatus', 'comstatus', 'Certificate of merit', described),
  member('demeritPoints', 'totaldemeritpoints', 'Demerit points', number),
  member('photocardNumber', 'photocardserialno', 'Photocard serial number'),
  member('qualifiedValidity', 'qdl.validity', 'Driving licence', described),
  member('qualifiedExpiry', 'qdl.expirydate', 'Driving licence expires on', date),
  member('qualifiedClasses', 'qdl.classes', 'Driving licence classes', {
    kind: 'records',
    members: [member('class', 'class', 'Class'), member('issuedOn', 'issuedate', 'Issued on', date)],
  }),
  member('provisionalValidity', 'pdl.validity', 'Provisional licence', described),
  member('provisionalExpiry', 'pdl.expirydate', 'Provisional licence expires on', date),
  member('provisionalClasses', 'pdl.classes', 'Provisional licence classes', {
    kind: 'records',
    members: [member('class', 'class', 'Class')],
  }),
  member('suspensionStart', 'suspension.startdate', 'Suspended from', date),
  member('suspensionEnd', 'suspension.enddate', 'Suspended until', date),
  member('disqualificationStart', 'disqualification.startdate', 'Disqualified from', date),
  member('disqualificationEnd', 'disqualification.enddate', 'Disqualified until', date),
  member('revocationStart', 'revocation.startdate', 'Revoked from', date),
  member('revocationEnd', 'revocation.enddate', 'Revoked until', date),
]

const vocationalLicence: readonly Member[] = [
  member('name', 'licencename', 'Licence'),
  member('number', 'vocationallicencenumber', 'Licence number'),
  member('expiry', 'expirydate', 'Expires on', date),
  member('status', 'status', 'Status', described),
]

const vocationalLicences: readonly Member[] = [
  vocational('taxi', 'tdvl', 'Taxi driver'),
  vocational('privateHireCar', 'pdvl', 'Private hire car driver'),
  vocational('busAttendant', 'bavl', 'Bus attendant'),
  vocational('bus', 'bdvl', 'Bus driver'),
  vocational('omnibus', 'odvl', 'Omnibus driver'),
]

function vocational(name: string, wire: string, label: string): Member {
  return member(name, wire, label, { kind: 'record', members: vocationalLicence })
}

export const vehicles: readonly Attribute[] = [
  define({
    name: 'vehicles',
    wire: 'vehicles',
    label: 'Vehicles',
    agency: 'LTA',
    group: 'vehicles',
    scopes: leafScopes('vehicles', vehicle),
    shape: { kind: 'records', members: vehicle, essential: vehicleIs, card: [['vehicleNumber'], ['make', 'model']] },
    byHand: 'rows',
    rowName: 'vehicle',
  }),
  define({
    name: 'drivingLicence',
    wire: 'drivinglicence',
    label: 'Driving licence',
    agency: 'TP',
    group: 'vehicles',
    scopes: leafScopes('drivinglicence', licence),
    shape: { kind: 'record', members: licence },
    byHand: 'none',
  }),
  define({
    name: 'vocationalLicences',
    wire: 'ltavocationallicences',
    label: 'Vocational licences',
    agency: 'LTA',
    group: 'vehicles',
    scopes: {
      v3: [],
      fapi: vocationalLicences.flatMap(
        ({ wire }) => leafScopes(`ltavocationallicences.${wire}`, vocationalLicence).fapi,
      ),
    },
    shape: { kind: 'record', members: vocationalLicences },
    byHand: 'none',
  }),
  // Its members are not published: read like those of the scope that came after it.
  define({
    name: 'vocationalLicencesOfV3',
    wire: 'vocationallicences',
    label: 'Vocational licences',
    agency: 'LTA',
    group: 'vehicles',
    scopes: { v3: ['vocationallicences'], fapi: [] },
    shape: { kind: 'record', members: vocationalLicences },
    byHand: 'none',
  }),
]
