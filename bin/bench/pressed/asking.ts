import { type Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What came of one request. */
export interface Answer {
  status: number
  milliseconds: number
  retryAfter?: string
}

/** So many at once, each of whom asks again as soon as there is an answer. */
export async function inLanes(count: number, seconds: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const end = performance.now() + seconds * 1_000
  const answers: Answer[] = []
  const lane = async () => {
    while (performance.now() < end) answers.push(await ask())
  }
  await Promise.all(Array.from({ length: count }, lane))
  return answers
}

/** So many a second, whether or not the former have an answer: as people come, who do not know of each other. */
export async function atRate(rate: number, seconds: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  const began = performance.now()
  const asked: Promise<Answer>[] = []
  for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - began) / 1_000) {
    while (asked.length < elapsed * rate) asked.push(ask())
    await sleep(5)
  }
  return Promise.all(asked)
}

/** One answer, read to its end; 0 where there was none. */
export function answerOf(url: string, agent: Agent): Promise<Answer> {
  const asked = performance.now()
  return new Promise((resolve) => {
    const done = (status: number, retryAfter?: string) =>
      resolve({ status, retryAfter, milliseconds: performance.now() - asked })
    const sent = get(url, { agent }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode ?? 0, answer.headers['retry-after']))
    })
    // A connection that was kept may be closed just when it is used again: whoever keeps them asks once more.
    sent.on('error', () => (sent.reusedSocket ? answerOf(url, agent).then(resolve) : done(0)))
  })
}
