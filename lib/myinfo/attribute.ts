/** Agencies that supply Myinfo, by their usual short names. */
export type Agency =
  | 'ICA'
  | 'MOM'
  | 'Singpass'
  | 'HDB'
  | 'URA'
  | 'CPFB'
  | 'IRAS'
  | 'MOE'
  | 'LTA'
  | 'MSF'
  | 'HPB'
  | 'TP'
  | 'MOF'
  | 'MOH'

/** Kinds of person that Myinfo serves: citizens, permanent residents, holders of a FIN. */
export type Holder = 'citizen' | 'permanent-resident' | 'foreigner'

/** How a value is built, which decides how it is parsed, shown and, where it is asked by hand, typed. */
export type Shape =
  /**
   * `nric`: an NRIC or FIN, whose check letter is checked where it is typed. `identifier`: no words, but a number.
   * `name`: of a person, which may be any word, `NA` too.
   */
  | { kind: 'text'; maxLength?: number; nric?: boolean; identifier?: boolean; name?: boolean }
  /** `past`: never later than today, as a birthday is. */
  | { kind: 'date'; past?: boolean }
  | {
      kind:
        | 'email'
        | 'month'
        | 'year'
        | 'money'
        | 'number'
        | 'boolean'
        | 'phone'
        | 'address'
        | 'time'
        | 'date-time'
        /** Content of a file, in base64. */
        | 'file'
      maxLength?: number
    }
  | { kind: 'code'; codes?: string }
  /** `essential`: without any of these members there is no record, whatever else it holds. */
  | { kind: 'record'; members: readonly Member[]; essential?: readonly string[] }
  /**
   * `path`: the wire member that holds the array, when the array is not the item itself. `order`: members by which rows
   * are shown, ascending; as delivered where there are none.
   */
  | {
      kind: 'records'
      members: readonly Member[]
      /** Without any of these members there is no row. */
      essential?: readonly string[]
      path?: string
      order?: readonly string[]
      /** The two lines that tell a long record from its like, each of the members named. */
      card?: readonly [readonly string[], readonly string[]]
    }

/** One member of an attribute that is a record. */
export interface Member {
  /** Our name, camelCase. */
  name: string
  /** Wire name; dots step into nested wire objects (`balanceloanrepayment.years`). */
  wire: string
  label: string
  /** What it is called where it is typed, when that is another word than the register's. */
  asked?: string
  shape: Shape
  /** Left out of the by-hand form; shown when retrieved. */
  byHand?: boolean
  /** Not shown itself: where it is true, the word is shown after another member. */
  addedTo?: { member: string; word: string }
}

/** How an attribute is asked of someone who types it: as inputs, as repeatable rows, or not at all. */
type ByHand = 'input' | 'rows' | 'none'

/**
 * One row of the attribute table: all that the product knows of a Myinfo attribute.
 *
 * Scopes, labels, locks, order, formats and inputs are derived from this row; only its words in other languages stand
 * elsewhere.
 */
export interface Attribute {
  /** Our name, camelCase: `registeredAddress`. */
  name: string
  /** Top-level key in the person object: `regadd`. */
  wire: string
  /** Scopes to ask for, by connection; empty where that generation does not offer the attribute. */
  scopes: { v3: readonly string[]; fapi: readonly string[] }
  label: string
  /** What it is called where it is typed, when that is another word than the register's. */
  asked?: string
  agency: Agency
  /** When the agency differs for holders of a FIN. */
  agencyForForeigners?: Agency
  shape: Shape
  /** Editable whatever the source, by Myinfo's catalogue. */
  alwaysEditable?: boolean
  holders: readonly Holder[]
  tier: 'standard' | 'plus'
  group: 'personal' | 'finance' | 'work' | 'education' | 'family' | 'vehicles' | 'property' | 'schemes'
  byHand: ByHand
  /** The token by which a browser knows it, where it is typed: `bday`, `tel`. */
  autoComplete?: string
  /** What a row of it is called where it repeats: the name of the words in `rows` of the catalogue. */
  rowName?: 'child' | 'vehicle'
  /** Ask for it by hand even where Myinfo says that it does not apply (an address is needed of everyone). */
  askWhenNotApplicable?: boolean
  /** Name of the attribute that Myinfo fills instead of this one; when that one is present, this one is not asked for. */
  alternative?: string
}
