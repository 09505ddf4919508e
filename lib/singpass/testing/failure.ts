import { SingpassError } from '../errors.ts'

/** Runs something that must fail on purpose and gives its error; any other ending fails the test. */
export async function failureOf(run: () => unknown): Promise<SingpassError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof SingpassError) return error
    throw error
  }
  throw new Error('expected a SingpassError, but nothing was thrown')
}

/** The parts of a failure that decide what happens next. */
export async function outcomeOf(run: () => unknown) {
  const { code, details } = await failureOf(run)

  return { code, ...details }
}
