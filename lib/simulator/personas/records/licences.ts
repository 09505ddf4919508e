import type { Calendar } from './calendar.ts'
import { notHolding, valid } from './codes.ts'
import { codedLeaf, group, type Item, leaf, leaves, none } from './item.ts'

/** The licence of a driver, with classes 2B and 3. */
export function drivingLicence(calendar: Calendar): Item {
  return group({
    comstatus: codedLeaf(['Y', 'ELIGIBLE']),
    totaldemeritpoints: leaf(4),
    ...noSanctions(),
    pdl: { validity: codedLeaf(notHolding), expirydate: leaf(''), classes: [] },
    qdl: {
      validity: codedLeaf(valid),
      expirydate: leaf(calendar.birthday(-20)),
      classes: [licenceClass('2B', '2012-03-09'), licenceClass('3', '2010-11-30')],
    },
    photocardserialno: leaf('0000000001'),
  })
}

/** The item of someone who never held a licence. */
export function noDrivingLicence(): Item {
  return group({
    comstatus: codedLeaf(['N', 'NOT ELIGIBLE']),
    totaldemeritpoints: leaf(0),
    ...noSanctions(),
    pdl: { validity: codedLeaf(notHolding), expirydate: leaf(''), classes: [] },
    qdl: { validity: codedLeaf(notHolding), expirydate: leaf(''), classes: [] },
    photocardserialno: leaf(''),
  })
}

function noSanctions(): Item {
  const span = () => leaves({ startdate: '', enddate: '' })
  return { suspension: span(), disqualification: span(), revocation: span() }
}

function licenceClass(name: string, issued: string): Item {
  return leaves({ class: name, issuedate: issued })
}

const vocations = ['tdvl', 'pdvl', 'bavl', 'bdvl', 'odvl']

/** The five vocational licences, each with its own envelope; the named one is held, the others are empty. */
export function vocationalLicences(calendar: Calendar, held?: string): Item {
  return Object.fromEntries(
    vocations.map((licence) => [licence, licence === held ? heldLicence(calendar) : emptyLicence()]),
  )
}

function heldLicence(calendar: Calendar): Item {
  const texts = { licencename: "TAXI DRIVER'S VOCATIONAL LICENCE", vocationallicencenumber: '000001' }
  return group({ ...leaves({ ...texts, expirydate: calendar.day(400) }), status: codedLeaf(['ACT', 'ACTIVE']) })
}

function emptyLicence(): Item {
  const texts = leaves({ licencename: '', vocationallicencenumber: '', expirydate: '' })
  return group({ ...texts, status: codedLeaf(none) }, '3')
}
