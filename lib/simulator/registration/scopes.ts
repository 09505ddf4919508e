/** Every data item that a Myinfo application can ask for, by the scope that asks for it. */
const record = (group: string, leaves: string) => leaves.split(' ').map((leaf) => `${group}.${leaf}`)

const licences = ['tdvl', 'pdvl', 'bavl', 'bdvl', 'odvl'].flatMap((licence) =>
  record(`ltavocationallicences.${licence}`, 'licencename vocationallicencenumber expirydate status'),
)

/**
 * The catalogue of scopes.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo)
 */
export const myinfoScopes: ReadonlySet<string> = new Set([
  ...'uinfin partialuinfin name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race'.split(' '),
  ...'secondaryrace dialect dob residentialstatus nationality birthcountry passportnumber'.split(' '),
  ...'passportexpirydate passtype passstatus passexpirydate employmentsector mobileno email regadd'.split(' '),
  ...'hdbtype housingtype cpfcontributions cpfhousingwithdrawal noa-basic noa noahistory-basic'.split(' '),
  ...'noahistory ownerprivate employment occupation cpfemployers marital marriagedate divorcedate'.split(' '),
  ...'marriagecertno countryofmarriage'.split(' '),
  ...record('cpfbalances', 'oa ma sa ra'),
  ...record('cpfinvestmentscheme', 'account sdsnetshareholdingqty saqparticipationstatus'),
  ...record('academicqualifications', 'transcripts certificates'),
  ...licences,
  ...record(
    'childrenbirthrecords',
    'birthcertno name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob tob lifestatus sgcitizenatbirthind vaccinationrequirements',
  ),
  ...record(
    'sponsoredchildrenrecords',
    'nric name aliasname hanyupinyinname hanyupinyinaliasname marriedname sex race secondaryrace dialect dob birthcountry lifestatus residentialstatus nationality scprgrantdate vaccinationrequirements',
  ),
  ...record(
    'drivinglicence',
    'comstatus totaldemeritpoints suspension.startdate suspension.enddate disqualification.startdate disqualification.enddate revocation.startdate revocation.enddate pdl.validity pdl.expirydate pdl.classes qdl.validity qdl.expirydate qdl.classes photocardserialno',
  ),
  ...record(
    'vehicles',
    'vehicleno type iulabelno make model chassisno engineno motorno yearofmanufacture coecategory primarycolour secondarycolour attachment1 attachment2 attachment3 scheme propellant vpc firstregistrationdate originalregistrationdate coeexpirydate roadtaxexpirydate effectiveownership quotapremium openmarketvalue co2emission thcemission coemission noxemission pmemission enginecapacity powerrate maximumunladenweight maximumladenweight minimumparfbenefit nooftransfers status',
  ),
  ...record(
    'hdbownership',
    'noofowners address hdbtype leasecommencementdate dateofpurchase dateofownershiptransfer termoflease originalloanrepayment balanceloanrepayment loangranted outstandingloanbalance monthlyloaninstalment purchaseprice outstandinginstalment',
  ),
  ...record('pioneergen', 'eligibility'),
  ...record('merdekagen', 'eligibility'),
  'chas',
])

/** Scopes that a Login application can ask for; in a Myinfo application three of them are data items too. */
export const loginScopes: ReadonlySet<string> = new Set(['user.identity', 'name', 'email', 'mobileno'])
