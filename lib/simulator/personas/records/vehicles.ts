import { codedLeaf, envelope, type Item, leaves } from './item.ts'

export interface Vehicle {
  number: string
  make: string
  model: string
  registered: string
  /** Both forms of this member exist: fourteen digits, and RFC 3339 with an offset. */
  owned: string
  /** Dates of the certificate of entitlement and of the road tax. */
  expires: string
  live: boolean
}

/** One vehicle with all its members. */
export function vehicle({ number, make, model, registered, owned, expires, live }: Vehicle): Item {
  return {
    ...envelope(),
    ...leaves({ vehicleno: number, make, model, ...vehicleTexts, ...vehicleNumbers }),
    ...leaves({
      firstregistrationdate: registered,
      originalregistrationdate: registered,
      coeexpirydate: expires,
      roadtaxexpirydate: expires,
      effectiveownership: owned,
      yearofmanufacture: registered.slice(0, 4),
    }),
    status: codedLeaf(live ? ['1', 'LIVE'] : ['2', 'DE-REGISTERED']),
  }
}

const vehicleTexts = {
  type: 'Passenger Motor Car',
  iulabelno: '0000000001',
  chassisno: 'SIMULATED00000001',
  engineno: 'SIM000001',
  motorno: '',
  coecategory: 'A - CAR UP TO 1600CC & 97KW (130BHP)',
  primarycolour: 'BLUE',
  secondarycolour: '',
  attachment1: 'No Attachment',
  attachment2: '',
  attachment3: '',
  scheme: '',
  propellant: 'Petrol',
  vpc: '',
}

const vehicleNumbers = {
  quotapremium: 45_002,
  openmarketvalue: 19_880,
  co2emission: 118,
  thcemission: 0.032,
  coemission: 0.21,
  noxemission: 0.014,
  pmemission: 0,
  enginecapacity: 1496,
  powerrate: 89,
  maximumunladenweight: 1185,
  maximumladenweight: 1760,
  minimumparfbenefit: 9940,
  nooftransfers: 1,
}
