import { expect, test } from 'vitest'
import { defaultLimits, type LimitName, parseLimits } from '../../config/limits.ts'
import { secondsToWait } from './limits.ts'

const headers = new Headers({ 'x-client-address': '203.0.113.7' })
const session = { id: 'session-1', subject: 'subject-1' }

/** What is counted when somebody does something, and the answer when each count takes that long. */
async function counted(what: string, waits: Partial<Record<string, number>> = {}) {
  const uses: { name: string; points: number; key: string }[] = []
  const server = {
    config: { authSecret: 'a secret', limits: { ...defaultLimits, 'submit.address': 7 } },
    storage: {
      limits: {
        async consume({ name, points }: { name: string; points: number }, key: string) {
          uses.push({ name, points, key })
          return waits[name]
        },
      },
    },
  }
  const wait = await secondsToWait(server as never, what, { headers, browser: 'browser-1', session })
  return { uses, wait }
}

test('S32 each limit of what is done is counted once, by whom it names, with the count that is set', async () => {
  const { uses, wait } = await counted('submit')
  expect(uses.map(({ name, points }) => [name, points])).toEqual([
    ['submit.session', 200],
    ['submit.subject', 200],
    ['submit.address', 7],
  ])
  expect(new Set(uses.map(({ key }) => key)).size).toBe(3)
  expect(JSON.stringify(uses)).not.toMatch(/203\.0\.113|session-1|subject-1/)
  expect(wait).toBeUndefined()
})

test('S32 the longest wait counts', async () => {
  expect((await counted('submit', { 'submit.session': 20, 'submit.address': 500 })).wait).toBe(500)
})

test('S32 a callback costs one statement', async () => {
  expect((await counted('callback')).uses).toHaveLength(1)
})

test.each(['discard', 'staff-decide', 'something new'])(
  'S32 %s, which has no limits of its own, has those of any post',
  async (what) => {
    expect((await counted(what)).uses.map(({ name }) => name)).toEqual(['post.browser', 'post.address'])
  },
)

test.each([
  ['', defaultLimits],
  ['submit.address=1000, receipt.session=5', { ...defaultLimits, 'submit.address': 1000, 'receipt.session': 5 }],
])('limits given as "%s" are read beside the usual ones', (text, limits) => {
  expect(parseLimits(text)).toEqual(limits)
})

test.each(['submit.adress=1000', 'submit.address=0', 'submit.address=many', '__proto__=5'])(
  'limits given as "%s" are not read at all',
  (text) => {
    expect(parseLimits(text)).toBeUndefined()
  },
)

test.each(['signin', 'by-hand', 'resume-link', 'resume', 'answers', 'submit', 'receipt', 'callback', 'post'])(
  'S32 %s is limited for each address',
  (what) => {
    expect(defaultLimits[`${what}.address` as LimitName]).toBeGreaterThan(0)
  },
)
