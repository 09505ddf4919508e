import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { CallName, ObservedCall } from './observed.ts'

/** What was seen of all clients, to be reviewed. */
export interface Observations {
  /** Notes a request; what is learnt of it is added as it is judged. */
  begin(call: CallName, request?: IncomingMessage): ObservedCall
  /** Ties the name of one thing of a login (its `request_uri`, its sign-in, its grant) to the login. */
  link(name: string, attempt: string | undefined): void
  attemptOf(name: string): string | undefined
  /** Oldest first. */
  calls(): readonly ObservedCall[]
  /** How many have come so far, forgotten ones among them. */
  count(): number
  /** Those that came after so many. */
  since(count: number): readonly ObservedCall[]
  clear(): void
}

/** Enough for a review of several hundred logins. */
const KEPT = 20_000

/** An empty memory of calls; the oldest are forgotten first. */
export function createObservations(): Observations {
  let calls: ObservedCall[] = []
  let forgotten = 0
  const attempts = new Map<string, string>()
  return {
    begin(call, request) {
      const seen: ObservedCall = { call, at: Date.now(), faults: [], ...(request ? describeLine(request) : {}) }
      if (calls.length >= KEPT) {
        calls = calls.slice(KEPT / 10)
        forgotten += KEPT / 10
      }
      calls.push(seen)
      return seen
    },
    link(name, attempt) {
      if (attempts.size >= KEPT) attempts.delete(attempts.keys().next().value ?? '')
      if (attempt !== undefined) attempts.set(name, attempt)
    },
    attemptOf: (name) => attempts.get(name),
    calls: () => calls,
    count: () => forgotten + calls.length,
    since: (count) => calls.slice(Math.max(0, count - forgotten)),
    clear() {
      forgotten += calls.length
      calls = []
      attempts.clear()
    },
  }
}

function describeLine({ socket, headers }: IncomingMessage): Pick<ObservedCall, 'tls' | 'userAgent'> {
  const agent = headers['user-agent']
  return {
    ...(agent === undefined ? {} : { userAgent: agent.slice(0, 200) }),
    ...(socket instanceof TLSSocket
      ? { tls: { protocol: socket.getProtocol() ?? 'unknown', cipher: socket.getCipher().standardName } }
      : {}),
  }
}
