import type { TokenFault, TokenSteps } from '../fault.ts'

/** A fault that both tokens can have: what it does, and the step that goes wrong. */
export type BothRow = [name: string, does: string, steps: TokenSteps]

/** Each fault twice: of the ID token, and of the token that carries the person. */
export function inBothTokens(rows: readonly BothRow[]): TokenFault[] {
  return (['id-token', 'userinfo'] as const).flatMap((of) =>
    rows.map(
      ([name, does, steps]): TokenFault => ({
        kind: 'token',
        of,
        name: nameOf(of, name),
        says: `The ${wordsOf(of)} ${does}.`,
        ...steps,
      }),
    ),
  )
}

/** Userinfo has faults of its endpoint too; those of its token are told apart by their name. */
export function nameOf(of: TokenFault['of'], name: string): string {
  return of === 'id-token' ? `id-token-${name}` : `person-token-${name}`
}

/** The token in words. */
export function wordsOf(of: TokenFault['of']): string {
  return of === 'id-token' ? 'ID token' : 'token that carries the person'
}
