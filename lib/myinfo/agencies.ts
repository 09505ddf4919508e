import type { Agency } from './attribute.ts'

/** What people call an agency where there is room for a few letters only. The same in every language. */
export function agencyShortName(agency: Agency): string {
  return agency === 'CPFB' ? 'CPF Board' : agency
}

/**
 * Where each agency is reached, to have a record corrected. The front page of its website, since the pages behind it
 * move: each names its ways of contact there.
 */
export const agencyWebsites: Readonly<Record<Agency, string>> = {
  ICA: 'https://www.ica.gov.sg/',
  MOM: 'https://www.mom.gov.sg/',
  Singpass: 'https://www.singpass.gov.sg/',
  HDB: 'https://www.hdb.gov.sg/',
  URA: 'https://www.ura.gov.sg/',
  CPFB: 'https://www.cpf.gov.sg/',
  IRAS: 'https://www.iras.gov.sg/',
  MOE: 'https://www.moe.gov.sg/',
  LTA: 'https://www.lta.gov.sg/',
  MSF: 'https://www.msf.gov.sg/',
  HPB: 'https://www.hpb.gov.sg/',
  TP: 'https://www.police.gov.sg/',
  MOF: 'https://www.mof.gov.sg/',
  MOH: 'https://www.moh.gov.sg/',
}

/** Whether a text is the short name of an agency that supplies Myinfo. */
export function isAgency(text: string): text is Agency {
  return Object.hasOwn(agencyWebsites, text)
}
