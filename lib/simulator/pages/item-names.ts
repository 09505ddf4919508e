const GROUPS: Record<string, string> = {
  uinfin: 'NRIC or FIN',
  partialuinfin: 'Part of the NRIC or FIN',
  aliasname: 'Alias',
  hanyupinyinname: 'Hanyu Pinyin name',
  hanyupinyinaliasname: 'Hanyu Pinyin alias',
  marriedname: 'Married name',
  secondaryrace: 'Second race',
  dob: 'Date of birth',
  residentialstatus: 'Residential status',
  birthcountry: 'Country or place of birth',
  passportnumber: 'Passport number',
  passportexpirydate: 'Passport expiry date',
  passtype: 'Pass type',
  passstatus: 'Pass status',
  passexpirydate: 'Pass expiry date',
  employmentsector: 'Employment sector',
  mobileno: 'Mobile number',
  regadd: 'Registered address',
  hdbtype: 'HDB type',
  housingtype: 'Housing type',
  cpfbalances: 'CPF account balances',
  cpfcontributions: 'CPF contribution history',
  cpfemployers: 'CPF employers',
  cpfhousingwithdrawal: 'CPF housing withdrawals',
  cpfinvestmentscheme: 'CPF investment scheme',
  noa: 'Notice of assessment, in detail',
  'noa-basic': 'Notice of assessment',
  noahistory: 'Notices of assessment of two years, in detail',
  'noahistory-basic': 'Notices of assessment of two years',
  ownerprivate: 'Ownership of private residential property',
  academicqualifications: 'Academic qualifications',
  ltavocationallicences: 'Vocational licences',
  marital: 'Marital status',
  marriagedate: 'Date of marriage',
  divorcedate: 'Date of divorce',
  marriagecertno: 'Marriage certificate number',
  countryofmarriage: 'Country of marriage',
  childrenbirthrecords: 'Children',
  sponsoredchildrenrecords: 'Sponsored children',
  drivinglicence: 'Driving licence',
  vehicles: 'Vehicles',
  hdbownership: 'HDB ownership',
  pioneergen: 'Pioneer Generation',
  merdekagen: 'Merdeka Generation',
  chas: 'CHAS card',
}

/** What the scopes ask for, as a person reads it; the leaves of a group are one item. */
export function describeScopes(scopes: readonly string[]): string[] {
  const groups = scopes.filter((scope) => scope !== 'openid').map((scope) => scope.split('.')[0] ?? scope)
  return [...new Set(groups)].map((group) => GROUPS[group] ?? capitalise(group))
}

function capitalise(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
