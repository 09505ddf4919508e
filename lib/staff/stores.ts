import type { Decision, Place, Summary } from '@/lib/delivery/access/applications.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import type { Role } from './roles.ts'

/** One of the bank's people. */
export interface Member {
  /** Says nothing of who it is to anybody outside the bank. */
  id: string
  name: string
}

/** A member of staff who has signed in. Moments are epoch milliseconds. */
export interface StaffSession {
  id: string
  member: Member
  roles: readonly Role[]
  /** Whether single keys do something on the pages. */
  singleKeys: boolean
  expiresAt: number
}

/** Sessions of staff, by the hash of the cookie's secret. A session that was not used, or that lasted too long, is never found. */
export interface StaffSessions {
  /** Signs somebody in; audited. */
  begin(who: Member & { roles: readonly Role[] }): Promise<{ secret: string }>
  /** Being found is use: it pushes the idle limit forward. */
  find(secret: string): Promise<StaffSession | undefined>
  end(secret: string): Promise<void>
  turnKeys(id: string, on: boolean): Promise<void>
}

/** What a list may be narrowed to: one state, or everything. */
export const views = ['received', 'question', 'accepted', 'declined', 'all'] as const

/** A part of the list, by its name in the address. */
export type View = (typeof views)[number]

/** Which part of the list to show. Those that wait stand oldest first, all others newest first. */
export interface QueueSelection {
  view: View
  product?: string
  /** `hand`: typed by hand; `myinfo`: everything else. */
  by?: 'myinfo' | 'hand'
  /** Those that this member sees to. */
  assignee?: string
  /** The page that begins after this place, or ends before it. */
  from?: { place: Place; side: 'after' | 'before' }
  limit: number
}

/** One line of the list: nothing personal. */
export interface QueueLine extends Summary {
  leftOut: readonly string[]
  /** Somebody has proposed how to decide. */
  proposed: boolean
  /** The member who sees to it. */
  assignee?: string
}

/** One page of the list. */
export interface QueuePage {
  lines: readonly QueueLine[]
  hasEarlier: boolean
  hasLater: boolean
}

/** What staff see and do, from a closed list. */
export type Act = 'opened' | 'revealed' | 'noted' | 'proposed' | 'withdrew' | 'decided' | 'asked' | 'assigned'

/** Something that was seen or done, with its place in the audit. */
export interface StaffAct {
  act: Act
  member: string
  /** The field that was revealed. */
  field?: string
  slot: number
  number: number
  at: number
}

/** What somebody of the staff wrote of an application. */
export interface Entry {
  id: string
  kind: 'note' | 'proposal' | 'unmade' | 'answer'
  member: string
  /** The newest event that its writer had seen. */
  position: number
  decision?: Decision['decision']
  words?: string
  at: number
}

/** One application as staff see it. */
export interface StaffCase {
  application: Application
  position: number
  /** The member who sees to it. */
  assignee?: string
  /** Since when nothing removes it; epoch milliseconds. */
  heldAt?: number
  /** When it is removed; absent while that is not known. */
  purgeAfter?: number
  decisions: readonly Decision[]
  acts: readonly StaffAct[]
  notes: readonly Entry[]
  proposal?: Entry
  /** What the applicant answered to questions. */
  answers: readonly Entry[]
  /** Names of the members that stand in it, by their ID. */
  names: ReadonlyMap<string, string>
}

type Words = Pick<Entry, 'position' | 'words'> & { reference: string; member: string }

/** A proposal that a second person has to confirm. */
export type NewProposal = Words & { decision: 'accepted' | 'declined' }

/** A decision that came too late, kept for its words. */
export type Unmade = Words & { decision: Decision['decision'] }

/**
 * What staff see and do with applications. Everything that is seen or done is written into the audit, in the
 * transaction that does it. Decisions are made by `BankApplications.decide`, and nowhere else.
 */
export interface StaffApplications {
  list(selection: QueueSelection): Promise<QueuePage>
  /** Writes down that it is opened, at most every five minutes for one member. Undefined for one that is not there. */
  open(reference: string, member: string): Promise<StaffCase | undefined>
  /** Writes down that a field is about to be shown in full. False for an application that is not there. */
  reveal(reference: string, member: string, field: string): Promise<boolean>
  note(note: { reference: string; member: string; words: string }): Promise<boolean>
  /** Gives it to a member to see to, or to nobody. False for one that is not there, and for a member who is not. */
  assign(given: { reference: string; member: string; to?: string }): Promise<boolean>
  /** Everybody who has signed in at some time. */
  members(): Promise<readonly Member[]>
  /** Proposes how to decide. False when the application has changed since, is decided, or has a proposal. */
  propose(proposal: NewProposal): Promise<boolean>
  /** Takes the proposal back. False where there is none. */
  withdraw(reference: string, member: string): Promise<boolean>
  /** Keeps the words of a decision that was not made, for its writer alone. Returns its ID. */
  keepUnmade(unmade: Unmade): Promise<string>
  unmade(id: string, member: string): Promise<Entry | undefined>
  /** Makes a note of those words. */
  noteUnmade(id: string, member: string): Promise<boolean>
}
