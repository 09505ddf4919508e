import { randomBytes } from 'node:crypto'
import { isSingpassError, type MyinfoClient, type TraceEvent, type TraceListener } from 'singpass-client'
import type { DatabaseStep, Requests } from './requests.ts'

/** One event of the client, with the time of our own clock at which it came. */
export interface JourneyStep {
  /** Epoch milliseconds. */
  at: number
  event: TraceEvent
}

/** How a journey stands: on its way, ended with a person, or stopped, by a check where one refused. */
export type JourneyEnd = { kind: 'open' } | Retrieved | { kind: 'stopped'; code: string; check?: string }

/** `retrievedAt` (epoch milliseconds) names the retrieval that a visit keeps of it, and nothing of the person. */
export interface Retrieved {
  kind: 'retrieved'
  retrievedAt: number
}

/** One login, as the client told of it: redacted by construction, so that it may be shown and downloaded whole. */
export interface Journey {
  readonly id: string
  readonly connection: string
  readonly api: MyinfoClient['api']
  /** What v3 is told that the data is for; FAPI has it from the developer portal. */
  readonly purpose?: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly steps: readonly JourneyStep[]
  /** What our own stores did in the requests that begin and end it, in the order in which it ended. */
  readonly database: readonly DatabaseStep[]
  readonly end: JourneyEnd
}

/** The latest journeys of this process, in memory alone. */
export interface Journeys {
  /** Newest first. */
  all(): readonly Journey[]
  find(id: string): Journey | undefined
  forget(): void
  /** The same client, whose every login becomes a journey. */
  follow(client: MyinfoClient): MyinfoClient
}

/** So many journeys are kept, and so many events of each; what comes later is not. */
const mostJourneys = 50
const mostSteps = 400

interface Kept extends Journey {
  steps: JourneyStep[]
  database: DatabaseStep[]
  end: JourneyEnd
}

/** An empty list of journeys. `now` is in epoch milliseconds. */
export function createJourneys(now: () => number, requests: Pick<Requests, 'bringTo'>): Journeys {
  let kept: Kept[] = []
  const byState = new Map<string, Kept>()

  function begin(about: Pick<Journey, 'connection' | 'api' | 'purpose'>): Kept {
    const journey: Kept = {
      ...about,
      id: randomBytes(4).toString('hex'),
      startedAt: now(),
      steps: [],
      database: [],
      end: { kind: 'open' },
    }
    kept = [journey, ...kept].slice(0, mostJourneys)
    for (const [state, known] of byState) if (!kept.includes(known)) byState.delete(state)
    requests.bringTo(journey.database)
    return journey
  }

  function listen(journey: Kept): TraceListener {
    return (event) => {
      if (journey.steps.length < mostSteps) journey.steps.push({ at: now(), event })
    }
  }

  return {
    all: () => kept,
    find: (id) => kept.find((journey) => journey.id === id),
    forget() {
      kept = []
      byState.clear()
    },
    follow: (client) => ({
      connection: client.connection,
      api: client.api,
      async authorise(request, options) {
        const { connection, api } = client
        const journey = begin({ connection, api, ...(api === 'myinfo-v3' && { purpose: request.purpose }) })
        const begun = client.authorise(request, { ...options, trace: listen(journey) })
        const authorisation = await endOnFailure(journey, begun)
        byState.set(authorisation.attempt.state, journey)
        return authorisation
      },
      async retrieve(callback, attempt, options) {
        const journey = byState.get(attempt.state)
        if (!journey) return client.retrieve(callback, attempt, options)
        byState.delete(attempt.state)
        requests.bringTo(journey.database)
        const retrieval = client.retrieve(callback, attempt, { ...options, trace: listen(journey) })
        const person = await endOnFailure(journey, retrieval)
        journey.end = { kind: 'retrieved', retrievedAt: person.retrievedAt }
        return person
      },
    }),
  }
}

async function endOnFailure<Result>(journey: Kept, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (failure) {
    const { code, check } = isSingpassError(failure)
      ? { code: failure.code, check: failure.details.check }
      : { code: 'unexpected', check: undefined }
    journey.end = { kind: 'stopped', code, ...(check && { check }) }
    throw failure
  }
}
