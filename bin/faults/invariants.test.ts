import { expect, test } from 'vitest'
import type { Sight } from '../browser/journey-by-http.ts'
import type { Evidence } from './evidence.ts'
import { invariants, violationsIn } from './invariants.ts'

const citizen = { id: 'citizen', title: 'Citizen', name: 'TAN XIAO HUI', number: 'S1234567D' }
const foreigner = { id: 'foreigner', title: 'Foreigner', name: 'ADA BYRON', number: 'F7654321P' }
const applicant = {}

function cardOf({ id, title, name, number }: typeof citizen): string {
  return `value="${id}"> <span class="title">${title}</span><span class="name">${name}</span><span class="number">${number}</span>`
}

function sight(address: string, changes: Partial<Sight> = {}): Sight {
  const url = new URL(address, process.env.E2E_APP_URL ?? 'http://localhost:3000')
  return { who: applicant, url, status: 200, type: 'text/html', text: '', form: '', milliseconds: 40, ...changes }
}

/** Somebody logs in as a citizen, after a failure that was told of, and is given a receipt. */
function good(): Evidence & { sights: Sight[]; written: string; stored: NonNullable<Evidence['stored']> } {
  return {
    typed: 'TYPED BEFORE',
    kept: '{"cookies":[{"name":"session","value":"abc"}]}',
    written:
      '{"event":"retrieval_failed","reference":"ABCD-EFGH"}\n{"event":"retrieved","reference":"JKLM-NPQR"}\n{"event":"submitted"}',
    stored: { references: new Set(['AAAA-BBBB-CC']), made: ['AAAA-BBBB-CC'], doubled: 0, secrets: 0 },
    bystander: [{ status: 200, milliseconds: 50 }],
    slowness: 1,
    sights: [
      sight('http://127.0.0.1:9/gallery', { text: `${cardOf(citizen)}${cardOf(foreigner)}` }),
      sight('http://127.0.0.1:9/gallery', { form: 'persona=citizen' }),
      sight('/specimen-account?outcome=unavailable&ref=ABCD-EFGH', { text: '<p>ABCD-EFGH</p>' }),
      sight('/api/auth/callback/fapi?code=a-secret-code&state=a-secret-state', { status: 303, milliseconds: 9_000 }),
      sight('/specimen-account/apply', { text: citizen.number }),
      sight('/applications/AAAA-BBBB-CC', { text: 'received' }),
    ],
  }
}

test('evidence of a row that went as it should shows nothing against any invariant', () => {
  expect(violationsIn(good())).toEqual([])
})

test('there are nine, numbered without a gap', () => {
  expect(invariants.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, (_, index) => `N${index + 1}`))
})

type Planted = [id: string, what: string, plant: (evidence: ReturnType<typeof good>) => unknown]

const planted: Planted[] = [
  ['N1', 'a receipt of what is not stored', ({ stored }) => Object.assign(stored, { references: new Set(), made: [] })],
  ['N2', 'a draft that was stored twice', ({ stored }) => Object.assign(stored, { doubled: 1 })],
  ['N2', 'an application that nobody was told of', ({ stored }) => Object.assign(stored, { made: ['XXXX-XXXX-XX'] })],
  [
    'N3',
    'a form that shows somebody else',
    ({ sights }) => sights.push(sight('/specimen-account/apply', { text: foreigner.number })),
  ],
  [
    'N3',
    'a form in another browser',
    ({ sights }) => sights.push(sight('/specimen-account/apply', { who: {}, text: citizen.number })),
  ],
  [
    'N4',
    'a name in the log',
    (evidence) => Object.assign(evidence, { written: `${evidence.written} ${citizen.name}` }),
  ],
  ['N4', 'a code in the log', (evidence) => Object.assign(evidence, { written: `${evidence.written} a-secret-code` })],
  ['N4', 'a token in the log', (evidence) => Object.assign(evidence, { written: `${evidence.written} eyJhbGciOi` })],
  ['N4', 'a number in a cookie', (evidence) => Object.assign(evidence, { kept: citizen.number })],
  ['N4', 'what was typed in an address', ({ sights }) => sights.push(sight('/specimen-account?name=TYPED%20BEFORE'))],
  [
    'N5',
    'a page of failure without a reference',
    ({ sights }) => sights.push(sight('/specimen-account', { status: 500 })),
  ],
  [
    'N5',
    'a page of failure that shows none but holds its own',
    ({ sights }) =>
      sights.push(
        sight('/x', { status: 503, text: `<body data-request="ABCD-EFGH"><p>No</p><script>"ABCD-EFGH"</script>` }),
      ),
  ],
  [
    'N5',
    'a reference that the log does not know',
    ({ sights }) => sights.push(sight('/x', { status: 503, text: '<p>ZZZZ-ZZZZ</p>' })),
  ],
  [
    'N6',
    'a page that took six seconds',
    ({ sights }) => sights.push(sight('/specimen-account', { milliseconds: 6_000 })),
  ],
  [
    'N6',
    'a callback that took longer than Singpass may',
    ({ sights }) => sights.push(sight('/api/auth/callback/fapi', { milliseconds: 16_500 })),
  ],
  [
    'N7',
    'a login that failed and was used',
    (evidence) => Object.assign(evidence, { written: evidence.written.replace('JKLM-NPQR', 'ABCD-EFGH') }),
  ],
  [
    'N7',
    'a failure beside the person',
    ({ sights }) => Object.assign(Object(sights[2]), { text: `ABCD-EFGH ${citizen.number}` }),
  ],
  [
    'N8',
    'another applicant who was refused',
    (evidence) => Object.assign(evidence, { bystander: [{ status: 503, milliseconds: 5 }] }),
  ],
  [
    'N8',
    'another applicant who waited',
    (evidence) => Object.assign(evidence, { bystander: [{ status: 200, milliseconds: 6_000 }] }),
  ],
  ['N9', 'secrets of a login that ended', ({ stored }) => Object.assign(stored, { secrets: 1 })],
]

test('on a machine that is busy with other work an answer may take as many times as long, and no longer', () => {
  const evidence = { ...good(), slowness: 2 }
  const waited = { status: 200, milliseconds: 9_000 }
  const took = sight('/specimen-account', { milliseconds: 9_000 })
  expect(violationsIn({ ...evidence, bystander: [waited], sights: [...evidence.sights, took] })).toEqual([])

  const later = { milliseconds: 10_500 }
  const sights = [...evidence.sights, { ...took, ...later }]
  expect(violationsIn({ ...evidence, bystander: [{ ...waited, ...later }], sights })).toHaveLength(2)
})

test.each(planted)('%s: %s is found', (id, _, plant) => {
  const evidence = good()
  plant(evidence)

  expect(violationsIn(evidence).map((sentence) => sentence.slice(0, 2))).toContain(id)
})
