import { isSingpassError, type SingpassError } from 'singpass-client'

/** Runs something that must fail on purpose and gives its error; any other ending fails the test. */
export async function failureOf(run: () => unknown): Promise<SingpassError> {
  const failure = await Promise.resolve(run()).then(
    () => new Error('expected a SingpassError, but nothing was thrown'),
    (error: unknown) => error,
  )
  if (isSingpassError(failure)) return failure
  throw failure
}

/** The parts of a failure that decide what happens next. */
export async function outcomeOf(run: () => unknown) {
  const { code, details } = await failureOf(run)

  return { code, ...details }
}
