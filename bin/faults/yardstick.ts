import { performance } from 'node:perf_hooks'

/** Milliseconds of CPU that one measurement takes, and until the next one: two hundredths of a core. */
const WORK_MS = 10
const PAUSE_MS = 500

/** Beyond this an answer is judged by the time that whoever asks waits for it. */
const MOST = 6

/** The clocks of this process, in milliseconds; a test gives its own. */
export interface Clocks {
  wall(): number
  cpu(): number
}

const ofProcess: Clocks = {
  wall: () => performance.now(),
  cpu() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  },
}

/**
 * Measures from now on, again and again, how many times as long as its CPU time a piece of work takes: 1 on a machine that
 * has nothing else to do, and more where other work takes turns with it. What waits for a time-out or for somebody else
 * takes no CPU and changes nothing, so that an answer that hangs is no excuse for itself.
 */
export function startYardstick({ wall, cpu }: Clocks = ofProcess): { stop(): number } {
  const took = { wall: 0, cpu: 0 }
  const measure = () => {
    const [began, used] = [wall(), cpu()]
    while (cpu() - used < WORK_MS);
    took.wall += wall() - began
    took.cpu += cpu() - used
  }
  measure()
  const timer = setInterval(measure, PAUSE_MS)
  return {
    stop() {
      clearInterval(timer)
      measure()
      return Math.min(MOST, Math.max(1, took.wall / took.cpu))
    },
  }
}
