import { describe, expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { SealRefused } from '../sealing/seal.ts'
import { allAtOnce, openTestDatabase, stoppedClock } from '../testing/server.ts'

const database = await openTestDatabase()

const product = 'savings-account'
const HALF_AN_HOUR = 30 * 60_000

function personNamed(value: string): Person {
  return {
    name: { state: 'present', value, source: 'government', updated: '2026-01-02' },
    sex: { state: 'unavailable' },
  }
}

async function open() {
  const clock = stoppedClock()
  const storage = database.storage({ now: clock.now })
  const { session } = await storage.sessions.begin({ subject: 'subject-1' })
  const retrieval = {
    connection: 'fapi',
    api: 'fapi-2.0',
    person: personNamed('TAN XIAO HUI'),
    retrievedAt: clock.now(),
  }
  return { clock, session: session.id, retrievals: storage.retrievals, sessions: storage.sessions, retrieval }
}

describe('a retrieval', () => {
  test('is found by its session and product, with its life counted from when it was retrieved', async () => {
    const { retrievals, session, retrieval, clock } = await open()
    const put = await retrievals.put(session, product, retrieval)

    expect(put).toEqual({ ...retrieval, id: put.id, expiresAt: clock.now() + HALF_AN_HOUR })
    expect(await retrievals.find(session, product)).toEqual(put)
  })

  test.each([
    '‮עברית',
    "O'Brien <b>",
    'முத்து',
    '陈晓慧 👩🏽‍💻',
    '"); drop table sessions; --',
    '\\x00 %s $1',
    'e\u0301\u0000',
  ])('keeps a name such as %j exactly', async (name) => {
    const { retrievals, session, retrieval } = await open()
    await retrievals.put(session, product, { ...retrieval, person: personNamed(name) })

    expect((await retrievals.find(session, product))?.person).toEqual(personNamed(name))
  })

  test('is not found by another session, or for another product', async () => {
    const { retrievals, session, sessions, retrieval } = await open()
    await retrievals.put(session, product, retrieval)
    const foreign = await sessions.begin({ subject: 'subject-2' })

    expect(await retrievals.find(foreign.session.id, product)).toBe(undefined)
    expect(await retrievals.find(session, 'credit-card')).toBe(undefined)
  })

  test('F075 is found in its last millisecond and gone at its expiry', async () => {
    const { retrievals, session, retrieval, clock } = await open()
    await retrievals.put(session, product, retrieval)

    clock.pass(HALF_AN_HOUR - 1)
    expect((await retrievals.find(session, product))?.person).toEqual(retrieval.person)
    clock.pass(1)
    expect(await retrievals.find(session, product)).toBe(undefined)
  })

  test('takes the place of the former one, also when many arrive together', async () => {
    const { retrievals, session, retrieval } = await open()
    const put = await allAtOnce(20, () => retrievals.put(session, product, retrieval))
    const stored = await database.query('select id from retrievals where session = $1', [session])

    expect(stored).toHaveLength(1)
    expect(put.map(({ id }) => id)).toContain(stored[0]?.id)
    expect((await retrievals.find(session, product))?.id).toBe(stored[0]?.id)
  })

  test('discarded is gone, and only for the session and product that discard it', async () => {
    const { retrievals, session, sessions, retrieval } = await open()
    await retrievals.put(session, product, retrieval)
    const foreign = await sessions.begin({ subject: 'subject-2' })
    await retrievals.discard(foreign.session.id, product)
    await retrievals.discard(session, 'credit-card')

    expect((await retrievals.find(session, product))?.person).toEqual(retrieval.person)
    await retrievals.discard(session, product)
    expect(await retrievals.find(session, product)).toBe(undefined)
  })

  test("with another row's bytes is refused", async () => {
    const [one, two] = [await open(), await open()]
    const first = await one.retrievals.put(one.session, product, one.retrieval)
    const second = await two.retrievals.put(two.session, product, {
      ...two.retrieval,
      person: personNamed('SOMEBODY ELSE'),
    })
    await database.query('update retrievals set person = (select person from retrievals where id = $1) where id = $2', [
      second.id,
      first.id,
    ])

    await expect(one.retrievals.find(one.session, product)).rejects.toBeInstanceOf(SealRefused)
    expect((await two.retrievals.find(two.session, product))?.person).toEqual(personNamed('SOMEBODY ELSE'))
  })

  test('with one bit changed is refused', async () => {
    const { retrievals, session, retrieval } = await open()
    const { id } = await retrievals.put(session, product, retrieval)
    await database.query(
      'update retrievals set person = set_byte(person, length(person) - 30, get_byte(person, length(person) - 30) # 1) where id = $1',
      [id],
    )

    await expect(retrievals.find(session, product)).rejects.toBeInstanceOf(SealRefused)
  })
})
