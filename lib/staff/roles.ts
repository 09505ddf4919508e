/** What a person of the bank may be, from the least to the most; `auditor` stands beside the others. */
export const roles = ['viewer', 'reviewer', 'approver', 'auditor'] as const

/** A role of the bank's people. */
export type Role = (typeof roles)[number]

/** What is done here, each with the roles that may. */
const permissions = {
  /** Lists applications, and opens one with its identity numbers masked. */
  see: ['viewer', 'reviewer', 'approver', 'auditor'],
  /** Shows an identity number in full, for a minute. */
  reveal: ['reviewer', 'approver'],
  note: ['reviewer', 'approver'],
  /** Asks the applicant something, or proposes how to decide. */
  review: ['reviewer', 'approver'],
  /** Accepts or declines. */
  decide: ['approver'],
  /** Gives an application to somebody to see to. */
  assign: ['reviewer', 'approver'],
  /** Sends once more what did not arrive. */
  replay: ['approver', 'auditor'],
  /** Copies, holds and erases what is kept of a person. */
  rights: ['auditor'],
} as const satisfies Record<string, readonly Role[]>

/** What is done by the bank's people, by name. */
export type Permission = keyof typeof permissions

/** Whether somebody with these roles may do something. Nobody may do anything without a role. */
export function may(held: readonly Role[], what: Permission): boolean {
  const allowed: readonly Role[] = permissions[what]
  return held.some((role) => allowed.includes(role))
}

/** The roles among these words. */
export function rolesAmong(words: readonly string[]): Role[] {
  return roles.filter((role) => words.includes(role))
}
