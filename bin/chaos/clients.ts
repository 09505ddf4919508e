import { setTimeout as sleep } from 'node:timers/promises'
import { append } from './history.ts'
import { seeded } from './seeded.ts'

export interface ClientSettings {
  /** Addresses of the nodes. */
  nodes: readonly string[]
  submissions: number
  together: number
  history: string
  seed: number
  signal: AbortSignal
}

/** What the clients have done so far. */
export interface ClientProgress {
  started: number
  acknowledged: number
  decided: number
  /** Gave up after one try, and do not know whether it was stored. */
  doubtful: number
}

const PATIENCE_MS = 2_000
const GIVES_UP = 0.03
const IS_DECIDED = 0.2

/** Submits as many applications as told, so many at a time, each until it is acknowledged; some give up at once. */
export function startClients(settings: ClientSettings): { progress: ClientProgress; done: Promise<void> } {
  const progress: ClientProgress = { started: 0, acknowledged: 0, decided: 0, doubtful: 0 }
  const random = seeded(settings.seed)
  const loop = async () => {
    while (progress.started < settings.submissions && !settings.signal.aborted) {
      progress.started++
      await apply(settings, progress, random)
    }
  }
  const done = Promise.all(Array.from({ length: settings.together }, loop)).then(() => undefined)
  return { progress, done }
}

async function apply(settings: ClientSettings, progress: ClientProgress, random: () => number): Promise<void> {
  const { history } = settings
  const opened = await untilAnswered(settings, random, '/open', {})
  if (!opened) return
  append(history, { kind: 'started', draft: String(opened.draft) })
  const body = { session: String(opened.session), draft: String(opened.draft) }
  const impatient = random() < GIVES_UP
  const submitted = impatient
    ? await ask(settings, random, '/submit', body)
    : await untilAnswered(settings, random, '/submit', body)
  if (!submitted) {
    progress.doubtful++
    return
  }
  const reference = String(submitted.reference)
  append(history, { kind: 'acknowledged', draft: body.draft, reference })
  progress.acknowledged++
  if (random() >= IS_DECIDED) return
  const decided = await untilAnswered(settings, random, '/decide', { reference, key: `decide-${reference}` })
  if (decided?.kind !== 'decided') return
  append(history, { kind: 'decided', reference })
  progress.decided++
}

/** The same request, at any node, until one answers: as a person presses a button again. */
async function untilAnswered(settings: ClientSettings, random: () => number, path: string, body: object) {
  while (!settings.signal.aborted) {
    const answer = await ask(settings, random, path, body)
    if (answer) return answer
    await sleep(100 + random() * 200)
  }
  return undefined
}

async function ask(
  { nodes }: ClientSettings,
  random: () => number,
  path: string,
  body: object,
): Promise<Record<string, unknown> | undefined> {
  const node = nodes[Math.floor(random() * nodes.length)]
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(`${node}${path}`, { method: 'POST', body: JSON.stringify(body), signal })
    return response.ok ? Object(await response.json()) : undefined
  } catch {
    return undefined
  }
}
