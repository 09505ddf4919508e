import { expect, test } from 'vitest'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { movesOf, stepOrder, told } from './moves.ts'

const call = { kind: 'call', method: 'POST', host: 'localhost', milliseconds: 38, try: 1 } as const
const journey: Journey = {
  id: '1',
  connection: 'fapi',
  api: 'fapi-2.0',
  startedAt: 1_000,
  end: { kind: 'open' },
  database: [],
  steps: [
    { at: 1_010, event: { kind: 'signed', what: 'client_assertion', alg: 'ES256' } },
    { at: 1_050, event: { ...call, endpoint: 'par' } },
    { at: 1_051, event: { kind: 'redirect', endpoint: 'authorise', parameters: {} } },
    { at: 9_951, event: { kind: 'callback', endpoint: 'authorise', parameters: {} } },
    { at: 9_952, event: { kind: 'check', of: 'callback', name: 'state', passed: true } },
    { at: 9_990, event: { ...call, endpoint: 'token' } },
  ],
}

test('the moves are what went between the lanes, in their order, with what we cannot see said to be unseen', () => {
  expect(movesOf(journey).map(({ step, unseen }) => [step, unseen ?? false])).toEqual([
    ['ask', false],
    ['leave', false],
    ['agree', true],
    ['return', false],
    ['token', false],
  ])
})

test('the time at Singpass is the gap between two events of ours, told in round seconds', () => {
  expect(movesOf(journey).find(({ step }) => step === 'agree')).toMatchObject({ took: 8_900 })
  expect(told(8_900)).toBe('about 9 s')
  expect(told(38.4)).toBe('38 ms')
})

test('moments are told to the millisecond', () => {
  expect(movesOf(journey).map(({ note }) => note)).toEqual([
    '+50 ms, took 38 ms',
    '+51 ms',
    'about 9 s, not seen by us',
    '+8.951 s',
    '+8.990 s, took 38 ms',
  ])
})

test('every move has its row in the table', () => {
  for (const { step } of movesOf(journey)) expect(stepOrder).toContain(step)
})

const details = { url: '', query: {}, requestHeaders: {}, requestBody: {}, responseHeaders: {}, responseBody: {} }

test.each([
  [
    'fapi-2.0',
    [
      {
        at: 1_050,
        event: { ...call, endpoint: 'par', details: { ...details, requestBody: { scope: 'openid name noa-basic' } } },
      },
    ],
  ],
  [
    'myinfo-v3',
    [{ at: 1_051, event: { kind: 'redirect', endpoint: 'authorise', parameters: { attributes: 'name,noa-basic' } } }],
  ],
] as const)('agencies that supply what was asked for by %s are asked within the call for the person', (api, asked) => {
  const person = { ...call, endpoint: api === 'fapi-2.0' ? 'userinfo' : 'person' } as const
  const after = (status: number) =>
    movesOf({ ...journey, api, steps: [...asked, { at: 9_999, event: { ...person, status } }] }).slice(asked.length)

  expect(after(200)).toMatchObject([
    { step: 'person' },
    {
      step: 'collect',
      from: 'Singpass',
      to: 'Agencies',
      unseen: true,
      note: 'ICA, IRAS, not seen by us',
      also: 'within the 38 ms of the call',
    },
  ])
  expect(after(503)).toMatchObject([{ step: 'person' }])
})

test('many agencies are counted in the drawing, which has no room, and named in the table; unknown ones are neither', () => {
  const asking = (attributes: string) =>
    movesOf({
      ...journey,
      api: 'myinfo-v3',
      steps: [
        { at: 1_051, event: { kind: 'redirect', endpoint: 'authorise', parameters: { attributes } } },
        { at: 9_999, event: { ...call, endpoint: 'person', status: 200 } },
      ],
    }).find(({ step }) => step === 'collect')

  const many = asking('name,mobileno,noa-basic,cpfbalances,vehicles,marital')
  expect(many?.note).toMatch(/^(?:\w+, ){2}[\w ]+ and 2 more, not seen by us$/)
  expect(many?.note?.length).toBeLessThan(50)
  expect(many?.also).toContain('LTA')
  expect(asking('')).toMatchObject({ note: 'those of the items, not seen by us' })
})
