/**
 * Every scope of Singpass's data catalogue for Myinfo, leaves only.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo)
 */
export const attributeScopes: readonly string[] = [
  ...words(`
    uinfin partialuinfin name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace
    dialect dob residentialstatus nationality birthcountry passportnumber passportexpirydate passtype passstatus
    passexpirydate employmentsector mobileno email regadd hdbtype housingtype
  `),
  ...words(`
    cpfbalances.oa cpfbalances.ma cpfbalances.sa cpfbalances.ra cpfcontributions cpfhousingwithdrawal
    cpfinvestmentscheme.account cpfinvestmentscheme.sdsnetshareholdingqty
    cpfinvestmentscheme.saqparticipationstatus noa-basic noa noahistory-basic noahistory ownerprivate
  `),
  ...words(`
    employment occupation cpfemployers academicqualifications.transcripts academicqualifications.certificates
  `),
  ...words(`
    marital marriagedate divorcedate marriagecertno countryofmarriage
  `),
  ...under(
    'childrenbirthrecords',
    `
    birthcertno name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob
    tob lifestatus sgcitizenatbirthind vaccinationrequirements
  `,
  ),
  ...under(
    'sponsoredchildrenrecords',
    `
    nric name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob
    birthcountry lifestatus residentialstatus nationality scprgrantdate vaccinationrequirements
  `,
  ),
  ...under(
    'drivinglicence',
    `
    comstatus totaldemeritpoints suspension.startdate suspension.enddate disqualification.startdate
    disqualification.enddate revocation.startdate revocation.enddate pdl.validity pdl.expirydate pdl.classes
    qdl.validity qdl.expirydate qdl.classes photocardserialno
  `,
  ),
  ...['tdvl', 'pdvl', 'bavl', 'bdvl', 'odvl'].flatMap((licence) =>
    under(`ltavocationallicences.${licence}`, 'licencename vocationallicencenumber expirydate status'),
  ),
  ...under(
    'vehicles',
    `
    vehicleno type iulabelno make model chassisno engineno motorno yearofmanufacture coecategory primarycolour
    secondarycolour attachment1 attachment2 attachment3 scheme propellant vpc firstregistrationdate
    originalregistrationdate coeexpirydate roadtaxexpirydate effectiveownership quotapremium openmarketvalue
    co2emission thcemission coemission noxemission pmemission enginecapacity powerrate maximumunladenweight
    maximumladenweight minimumparfbenefit nooftransfers status
  `,
  ),
  ...under(
    'hdbownership',
    `
    noofowners address hdbtype leasecommencementdate dateofpurchase dateofownershiptransfer termoflease
    originalloanrepayment balanceloanrepayment loangranted outstandingloanbalance monthlyloaninstalment
    purchaseprice outstandinginstalment
  `,
  ),
  ...words('pioneergen.eligibility merdekagen.eligibility chas'),
]

/** Attributes that v3 still accepts and answers with nothing; those of CPF are in its lists alone. */
export const retiredScopes: readonly string[] = words(`
  edulevel gradyear schoolname householdincome mailadd billadd homeno silversupport gstvoucher
  vocationallicences
  cpfhomeprotectionscheme cpfdependantprotectionscheme cpflife cpfmedishieldlife cpfmonthlypayouts
  cpfrstucurrentyeartaxrelief cpfrstuselftopupamount cpftransactions
`)

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}

function under(parent: string, list: string): string[] {
  return words(list).map((leaf) => `${parent}.${leaf}`)
}
