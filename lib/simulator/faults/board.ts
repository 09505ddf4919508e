import type { Fault, FaultFacts } from './fault.ts'

/** A fault, armed. */
export interface ArmedFault {
  fault: string
  /** How many more answers it alters. */
  times: number
  /** Only for this client. */
  client?: string
  /** Only for this persona. */
  persona?: string
  /** Milliseconds to wait before the altered answer is sent. */
  delay: number
}

/** What is asked for when a fault is armed; one time and no delay unless said. */
export type FaultOrder = Pick<ArmedFault, 'fault'> & Partial<ArmedFault>

/** A fault that is to be used now. */
export interface Taken<F extends Fault> {
  fault: F
  delay: number
}

/** The faults that wait for their moment. */
export interface FaultBoard {
  /** Throws a `TypeError` for an unknown fault, or one that cannot be told apart by client or persona. */
  arm(order: FaultOrder): ArmedFault
  armed(): readonly ArmedFault[]
  clear(): void
  /** The first armed fault that fits, used up by one. */
  take<F extends Fault>(fits: (fault: Fault) => fault is F, facts: FaultFacts): Taken<F> | undefined
}

const MOST = 100_000

/** A board for the faults of the registry. */
export function createFaultBoard(registry: ReadonlyMap<string, Fault>): FaultBoard {
  let waiting: ArmedFault[] = []
  return {
    arm(order) {
      const armed = { times: 1, delay: 0, ...order }
      judgeOrder(armed, registry.get(order.fault))
      waiting.push(armed)
      return armed
    },
    armed: () => waiting,
    clear() {
      waiting = []
    },
    take(fits, facts) {
      for (const rule of waiting) {
        const fault = registry.get(rule.fault)
        if (!fault || !fits(fault) || !concerns(rule, facts)) continue
        rule.times -= 1
        waiting = waiting.filter(({ times }) => times > 0)
        return { fault, delay: rule.delay }
      }
      return undefined
    },
  }
}

function judgeOrder({ fault, times, delay, client, persona }: ArmedFault, known: Fault | undefined): void {
  if (!known) throw new TypeError(`there is no fault "${fault}"; GET /faults lists them`)
  if (!Number.isInteger(times) || times < 1 || times > MOST) throw new TypeError(`"times" is not between 1 and ${MOST}`)
  if (!Number.isInteger(delay) || delay < 0 || delay > MOST) throw new TypeError(`"delay" is not between 0 and ${MOST}`)
  const isPublic = known.kind === 'answer' && (known.at === 'discovery' || known.at === 'keys')
  if (isPublic && (client || persona)) throw new TypeError(`"${fault}" cannot be told apart by client or persona`)
  const isBeforeLogin = (known.kind === 'answer' || known.kind === 'nonce') && known.at === 'par'
  if (isBeforeLogin && persona) throw new TypeError(`"${fault}" comes before anyone has logged in`)
}

function concerns(rule: ArmedFault, { clientId, persona }: FaultFacts): boolean {
  const isForClient = rule.client === undefined || rule.client === clientId
  return isForClient && (rule.persona === undefined || rule.persona === persona)
}
