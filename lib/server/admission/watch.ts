import { type Admission, createAdmission } from './admission.ts'
import { createPressure, LOOK_MS } from './pressure.ts'

/**
 * Admission to this process, whose event loop is watched from now on, without keeping the process alive.
 *
 * @param waiting requests that wait for a connection to the database
 * @returns `admit`, which decides of a request; and `came`, which has to be called for each connection that is taken in
 */
export function watchAdmission(waiting: () => number): { admit: Admission; came(): void } {
  const { pressure, look } = createPressure()
  const { admit, came, next, inLine } = createAdmission({ pressure, waiting })
  setInterval(() => {
    look(inLine())
    next()
  }, LOOK_MS).unref()
  return { admit, came }
}
