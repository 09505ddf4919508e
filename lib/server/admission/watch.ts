import { type Admission, createAdmission } from './admission.ts'
import { createPressure, LOOK_MS } from './pressure.ts'

/**
 * Admission to this process, whose event loop is watched from now on, without keeping the process alive.
 *
 * @param waiting requests that wait for a connection to the database
 */
export function watchAdmission(waiting: () => number): Admission {
  const { pressure, look } = createPressure()
  const { admit, next, inLine } = createAdmission({ pressure, waiting })
  setInterval(() => {
    look(inLine())
    next()
  }, LOOK_MS).unref()
  return admit
}
