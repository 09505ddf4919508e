/** Somebody of the simulator's gallery, as its admin calls name them. */
export interface Someone {
  id: string
  title: string
  story: string
  /** Under which heading of the gallery. */
  group?: string
}

/** What the cockpit asks of the simulator that plays Singpass: never a real one, whose address this is not given. */
export interface Counterpart {
  /** Everybody who can log in; nobody while the simulator does not answer. */
  people(): Promise<readonly Someone[]>
  /** What Myinfo has of somebody, in its own shape; undefined for nobody, and while the simulator does not answer. */
  person(id: string): Promise<unknown>
  /** Names of faults that wait for their moment; none while the simulator does not answer. */
  armed(): Promise<readonly string[]>
  /** Lets the next answers that fit go wrong, once unless said, in place of what was armed before. */
  arm(fault: string, times?: number): Promise<void>
  /** Lets the next login be this person's, without a page. */
  logInAs(person: string): Promise<void>
  /** Disarms everything, and lets everybody see the gallery again. */
  reset(): Promise<void>
}

const patience = 1_500

/** The simulator at this origin, by its admin calls. A call that changes something throws when it was not taken. */
export function createCounterpart(origin: string): Counterpart {
  let everyone: readonly Someone[] = []

  async function call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(new URL(path, origin), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(patience),
    })
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${method} ${path}`)
    return answer.status === 204 ? {} : { ...(await answer.json()) }
  }

  return {
    async people() {
      if (everyone.length === 0) everyone = listOf(await call('GET', '/admin/personas').catch(() => ({})), 'personas')
      return everyone
    },
    async person(id) {
      if (!id) return undefined
      const { person } = await call('GET', `/admin/person?persona=${encodeURIComponent(id)}`).catch(() => ({
        person: undefined,
      }))
      return person
    },
    async armed() {
      const waiting: { fault: string }[] = listOf(await call('GET', '/faults').catch(() => ({})), 'armed')
      return waiting.map(({ fault }) => fault)
    },
    async arm(fault, times = 1) {
      await call('DELETE', '/faults')
      await call('POST', '/faults', { fault, times })
    },
    async logInAs(persona) {
      await call('DELETE', '/admin/sign-in')
      await call('POST', '/admin/sign-in', { persona })
    },
    async reset() {
      await call('DELETE', '/faults')
      await call('DELETE', '/admin/sign-in')
    },
  }
}

function listOf<Item>(answer: Record<string, unknown>, name: string): Item[] {
  const list = answer[name]
  return Array.isArray(list) ? list : []
}
