import fc from 'fast-check'

/**
 * The seed of everything random in tests, which fast-check tells with each failure. It is always the same, so that a
 * failure is the change's and not the day's; `SEED=random`, or a number, tries other values.
 */
export const seed = Number(process.env.SEED)

fc.configureGlobal({ seed })
