import type { Code } from '../person.ts'
import { coded } from './coded.ts'

/** Lists that cannot name everybody: by list, the code beside which people say in their own words what they are. */
export const ownWords: { readonly [list: string]: string } = { race: 'XX' }

/**
 * Lists of codes that people choose from where they type by hand, in Myinfo's own codes.
 *
 * They serve inputs only. What Myinfo delivers is never checked against them: its lists grow.
 *
 * @see Singpass developer documentation, Myinfo code tables
 */
export const lists: { readonly [list: string]: readonly Code[] } = {
  sex: coded({ F: 'Female', M: 'Male' }),
  race: coded({ CN: 'Chinese', MY: 'Malay', IN: 'Indian', EU: 'Eurasian', XX: 'Others' }),
  residentialStatus: coded({ C: 'Singapore citizen', P: 'Permanent resident', A: 'Neither' }),
  maritalStatus: coded({ 1: 'Single', 2: 'Married', 3: 'Widowed', 5: 'Divorced' }),
  passType: coded({
    P1Pass: 'Employment Pass (P1)',
    P2Pass: 'Employment Pass (P2)',
    QPass: 'Employment Pass (Q)',
    PEP: 'Personalised Employment Pass',
    Entre: 'EntrePass',
    OVE: 'Overseas Networks & Expertise Pass',
    SPass: 'S Pass',
    RPass: 'Work Permit',
    TEP: 'Training Employment Pass',
    WHP: 'Work Holiday Pass',
    DP: "Dependant's Pass",
    LTVP: 'Long-Term Visit Pass',
    'LTVP+': 'Long-Term Visit Pass-Plus',
    LOC: 'Letter of Consent',
    MWP: 'Miscellaneous Work Pass',
    STP: "Student's Pass",
    IEO: 'Immigration Exemption Order',
  }),
  hdbType: coded({
    111: '1-room flat',
    112: '2-room flat',
    113: '3-room flat',
    114: '4-room flat',
    115: '5-room flat',
    116: 'Executive flat',
    118: 'Studio apartment',
  }),
  housingType: coded({
    121: 'Detached house',
    122: 'Semi-detached house',
    123: 'Terrace house',
    131: 'Condominium',
    132: 'Executive condominium',
    139: 'Apartment',
  }),
  educationLevel: coded({
    0: 'Below primary',
    1: 'Primary',
    2: 'Lower secondary',
    3: 'Secondary',
    4: 'Post-secondary (ITE, junior college)',
    5: 'Polytechnic diploma',
    6: 'Professional qualification or other diploma',
    7: "Bachelor's degree or equivalent",
    8: 'Postgraduate diploma or certificate',
    9: "Master's degree, doctorate or equivalent",
    N: 'Modular certificate',
  }),
  yesNo: coded({ Y: 'Yes', N: 'No' }),
}
