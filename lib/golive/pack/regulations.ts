import type { Section } from './document.ts'

/**
 * Two rules of Singapore's regulators that reviewers ask about, and how this application keeps them.
 *
 * @see Personal Data Protection Commission and Cyber Security Agency: NRIC numbers must not authenticate after 31 December 2026
 * @see Monetary Authority of Singapore, AMLD 01/2018 and AMLD 01/2022: Myinfo as a source of verified identity data
 */
export function buildRegulations(): Section {
  return {
    title: 'Rules of the regulators',
    blocks: [
      {
        kind: 'text',
        text: 'NRIC numbers as authentication (PDPC, ends on 31 December 2026): this application never takes an NRIC number or FIN, whole or in part, as proof of who somebody is. A person logs in with Singpass; unfinished answers are opened by a secret link and come without Myinfo data; documents are not locked with a number. The number identifies the applicant within the application, and nothing more.',
      },
      {
        kind: 'text',
        text: "Identity data (MAS): Myinfo is taken as verification of name, identity number, date of birth, nationality and residential address where an agency supplied them. What the applicant typed is not. A FIN holder's passport is not on Myinfo: sight it, and every item that was typed, by your own procedure.",
      },
      {
        kind: 'text',
        text: 'Both as we know them on the day of this document; let your compliance officer confirm them.',
      },
    ],
  }
}
