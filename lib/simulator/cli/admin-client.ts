/** Asks a running simulator. Throws a `TypeError` with its reason, or with what to do where none is running. */
export type AdminCall = (method: 'GET' | 'POST' | 'DELETE', path: string, content?: object) => Promise<unknown>

/** Admin calls to the simulator at this origin. */
export function createAdminClient(origin: string): AdminCall {
  return async (method, path, content) => {
    const body = content === undefined ? null : JSON.stringify(content)
    const response = await fetch(`${origin}${path}`, { method, body }).catch(() => {
      throw new TypeError(`no simulator answers at ${origin}: start it, or say where it is with --at URL`)
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return answer
    const isTold = typeof answer === 'object' && answer !== null && 'error' in answer
    throw new TypeError(isTold ? String(answer.error) : `the simulator answered ${response.status}`)
  }
}
