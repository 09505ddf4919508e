import { describe, expect, test } from 'vitest'
import { codesOf } from '@/lib/myinfo/codes.ts'
import type { AnswerKind, KindName } from '../product.ts'
import { type AskedValue, askValue, possibleProblems, problemsOf, readValue, showValue } from './asked-value.ts'
import type { Reading } from './kind.ts'
import { kinds } from './kinds.ts'
import type { TypedTexts } from './typed-texts.ts'

const today = '2026-11-23'
const codes = (list: string) => codesOf(list, 'en')
const options = [
  { value: 'red', label: { en: 'Red', zh: '红色' } },
  { value: 'blue', label: { en: 'Blue' } },
]

const english: Reading = { wording: { language: 'en', yes: 'Yes', no: 'No' }, of: ({ en }) => en, codes }
const chinese: Reading = {
  wording: { language: 'zh', yes: '是', no: '否' },
  of: ({ zh, en }) => zh ?? en,
  codes: (list) => codesOf(list, 'zh'),
}

/** What is said of each kind in these tests. */
const answers: { [Name in KindName]: Extract<AnswerKind, { kind: Name }> } = {
  address: { kind: 'address' },
  choice: { kind: 'choice', options },
  choices: { kind: 'choices', options },
  code: { kind: 'code', codes: 'sex', also: { code: 'U', description: 'UNKNOWN' } },
  country: { kind: 'country' },
  date: { kind: 'date', past: true },
  email: { kind: 'email' },
  money: { kind: 'money', min: 500, max: 1000 },
  month: { kind: 'month', past: true },
  nric: { kind: 'nric' },
  number: { kind: 'number', min: 0, max: 20 },
  phone: { kind: 'phone' },
  text: { kind: 'text', maxLength: 5 },
  year: { kind: 'year' },
  'yes-no': { kind: 'yes-no' },
}

function asked(kind: KindName, required = true): AskedValue {
  return askValue({ place: { field: 'a' }, answer: answers[kind], required })
}

function day(...[d = '', m = '', y = '']: string[]): TypedTexts {
  return { 'a-day': d, 'a-month': m, 'a-year': y }
}

const home = { 'a-postal': '310123', 'a-block': '12', 'a-street': 'EXAMPLE ST', 'a-country': 'SG' }

/** What is typed, what is stored, and what is read in English. */
const taken: [KindName, TypedTexts | string, unknown, string][] = [
  ['choice', 'red', 'red', 'Red'],
  ['choices', { a: ['red', 'blue'] }, ['red', 'blue'], 'Red\nBlue'],
  ['choices', 'blue', ['blue'], 'Blue'],
  ['code', 'F', { code: 'F', description: 'Female' }, 'Female'],
  ['code', 'U', { code: 'U', description: 'UNKNOWN' }, 'UNKNOWN'],
  ['country', 'SG', 'SG', 'Singapore'],
  ['yes-no', 'Y', true, 'Yes'],
  ['yes-no', 'N', false, 'No'],
  ['text', ' four ', 'four', 'four'],
  ['nric', 'S981\u200b2381D', 'S9812381D', 'S9812381D'],
  ['nric', 'Ｓ9812381Ｄ', 'S9812381D', 'S9812381D'],
  ['nric', 'S 9812381 D', 'S9812381D', 'S9812381D'],
  ['nric', 's-9812381-d', 'S9812381D', 'S9812381D'],
  ['nric', ' s9812381d ', 'S9812381D', 'S9812381D'],
  ['email', "o'brien+tag@example.sg", "o'brien+tag@example.sg", "o'brien+tag@example.sg"],
  ...[
    'a/b@example.sg',
    'x=y@example.sg',
    'a!b@example.sg',
    "abc'@example.sg",
    'tan..ah@docomo.ne.jp',
    'tan.@docomo.ne.jp',
  ]
    .concat(['用户@例子.广告', 'rené@münchen.de', 'அ@உதாரணம்.இந்தியா', 'a@xn--mnchen-3ya.de'])
    .map((text): (typeof taken)[number] => ['email', text, text, text]),
  ['email', '\u200btan＠ｅｘａｍｐｌｅ。sg', 'tan@example.sg', 'tan@example.sg'],
  ['email', 'mailto:tan@example.sg', 'tan@example.sg', 'tan@example.sg'],
  ['email', '"Tan, Ah Kow" <tan@example.sg>', 'tan@example.sg', 'tan@example.sg'],
  ['email', 'tan@example.sg.', 'tan@example.sg', 'tan@example.sg'],
  ['email', 'tan@example.sg;', 'tan@example.sg', 'tan@example.sg'],
  ['email', 'tan@example.sg。', 'tan@example.sg', 'tan@example.sg'],
  ['email', 'r&d@example.com', 'r&d@example.com', 'r&d@example.com'],
  ['phone', '91234567', '+6591234567', '+65 9123 4567'],
  ['phone', '+65 9123 4567', '+6591234567', '+65 9123 4567'],
  ['phone', '6591234567', '+6591234567', '+65 9123 4567'],
  ['phone', '6123-4567', '+6561234567', '+65 6123 4567'],
  ...[
    'tel:+6591234567',
    '\u202a+65 9123 4567\u202c',
    '９１２３４５６７',
    '9123–4567',
    '9123\u20114567',
    '9123ー4567',
    '0065 9123 4567',
    '(65) 9123.4567',
    '９１２３\u00a0４５６７',
    '\ufeff91234567',
  ].map((text): (typeof taken)[number] => ['phone', text, '+6591234567', '+65 9123 4567']),
  ['phone', '+683 4002', '+6834002', '+6834002'],
  ['phone', '+44 (0)20 7946 0958', '+442079460958', '+442079460958'],
  ['phone', '+60 12 345 6789', '+60123456789', '+60123456789'],
  ['money', 'S$999.50', 999.5, 'S$999.50'],
  ['money', '$ 600', 600, 'S$600'],
  ['money', 'SGD 1,000', 1000, 'S$1,000'],
  ['money', '９００', 900, 'S$900'],
  ['money', '1 000', 1000, 'S$1,000'],
  ['money', 'Ｓ＄１，０００．００', 1000, 'S$1,000'],
  ['money', '௯௦௦', 900, 'S$900'],
  ['money', '900 dollars', 900, 'S$900'],
  ['money', '900.00 SGD', 900, 'S$900'],
  ['money', '900元', 900, 'S$900'],
  ['money', '900.', 900, 'S$900'],
  ['number', '3', 3, '3'],
  ['number', '１２', 12, '12'],
  ['number', '0', 0, '0'],
  ['year', '2024', '2024', '2024'],
  ['date', day('6', '6', '1998'), '1998-06-06', '6 June 1998'],
  ['date', day('29', '02', '2024'), '2024-02-29', '29 February 2024'],
  ['date', day('23', '11', '2026'), '2026-11-23', '23 November 2026'],
  ...['June', 'jun', 'JUNE.', 'Junho'.slice(0, 3), '六月', '6月', '６', 'Jun', 'ஜூன்', '06'].map(
    (month): (typeof taken)[number] => ['date', day('６', month, '１９９８'), '1998-06-06', '6 June 1998'],
  ),
  ['date', day('6th', 'Sept', '1998年'), '1998-09-06', '6 September 1998'],
  ['date', day('6日', 'Mac', '1998'), '1998-03-06', '6 March 1998'],
  ['month', { 'a-month': 'Mac', 'a-year': '2024' }, '2024-03', 'March 2024'],
  ['month', { 'a-month': '3', 'a-year': '2024' }, '2024-03', 'March 2024'],
  ['month', { 'a-month': '11', 'a-year': '2026' }, '2026-11', 'November 2026'],
  [
    'address',
    home,
    {
      kind: 'parts',
      block: '12',
      building: '',
      floor: '',
      unit: '',
      street: 'EXAMPLE ST',
      postal: '310123',
      country: { code: 'SG', description: 'Singapore' },
    },
    '12 EXAMPLE ST\nSingapore 310123',
  ],
]

describe.each([
  '３１０１２３',
  'S 310123',
  'S(310123)',
  'Singapore 310123',
  '310 123',
  '31 0123',
  'S-310123',
  'SG310123',
  '310123.',
  '新加坡 310123',
  'Singapura 310123',
  'சிங்கப்பூர் 310123',
  '310-123',
  '310\u200b123',
])('a postal code of Singapore, typed as %j', (postal) => {
  test('is stored as its six digits', () => {
    const typed = { ...home, 'a-postal': postal, 'a-floor': '#１２', 'a-unit': '–34' }
    expect(problemsOf({ value: asked('address'), typed, today, codes })).toEqual({})
    expect(readValue(asked('address'), typed, codes)).toMatchObject({ postal: '310123', floor: '12', unit: '34' })
  })
})

describe('words of one’s own', () => {
  test.each(['ﬁona', 'Ｔａｎ', 'क्\u200dष', 'نام\u200cه', '葛\u{e0100}城', 'Ng–Tan', '李‧小龍'])(
    'stay what they are: %s',
    (name) => {
      const value = askValue({ place: { field: 'a' }, answer: { kind: 'text', maxLength: 20 }, required: true })
      expect(readValue(value, { a: ` \u202a${name}\u202c\ufeff ` }, codes)).toBe(name)
    },
  )

  test('of which nothing can be seen are missing', () => {
    expect(problemsOf({ value: asked('text'), typed: { a: '\u200b\u200d\u3164' }, today, codes })).toEqual({
      a: 'required',
    })
  })

  test('are signs in one form where they are a number of a document', () => {
    const answer: AnswerKind = { kind: 'text', maxLength: 20, identifier: true }
    const value = askValue({ place: { field: 'a' }, answer, required: true })
    expect(readValue(value, { a: 'Ｋ１２３４５６７Ｅ\u200b' }, codes)).toBe('K1234567E')
  })
})

function typedOf(typed: TypedTexts | string): TypedTexts {
  return typeof typed === 'string' ? { a: typed } : typed
}

describe.each(taken)('an answer of kind %s, typed as %j', (kind, typed, stored, read) => {
  test('is taken and stored as what another system can read', () => {
    expect(problemsOf({ value: asked(kind), typed: typedOf(typed), today, codes })).toEqual({})
    expect(readValue(asked(kind), typedOf(typed), codes)).toEqual(stored)
    expect(JSON.parse(JSON.stringify(stored))).toEqual(stored)
  })

  test('is shown from what was stored, not from what was typed', () => {
    expect(showValue(answers[kind], JSON.parse(JSON.stringify(stored)), english)).toBe(read)
  })
})

/** What is typed, and the problem beside which input. */
const refused: [KindName, TypedTexts | string, Record<string, string>][] = [
  ['choice', 'green', { a: 'not-offered' }],
  ['choice', '__proto__', { a: 'not-offered' }],
  ['choices', { a: ['red', 'green'] }, { a: 'not-offered' }],
  ['code', 'Q', { a: 'not-offered' }],
  ['country', 'QQ', { a: 'not-offered' }],
  ['country', 'Singapore', { a: 'not-offered' }],
  ['yes-no', 'true', { a: 'not-offered' }],
  ['text', 'sixteen', { a: 'too-long' }],
  ...['S9812381E', 'T0000001I', 'F1234567Z', 'G1234567Z', 'M1234567Z', 'ｓ９８１２３８１ｅ'].map(
    (text): (typeof refused)[number] => ['nric', text, { a: 'wrong-check-letter' }],
  ),
  ...['A1234567Z', 'S123456D', 'S12345678D', 'S12345678', '1234567D', 'O1234567D'].map(
    (text): (typeof refused)[number] => ['nric', text, { a: 'not-nric' }],
  ),
  ...['plain', 'a@b', 'a b@example.sg', '@example.sg', 'a@example.sg, b@example.sg'].map(
    (text): (typeof refused)[number] => ['email', text, { a: 'not-email' }],
  ),
  ...['1234', '11234567', '+65 1234', 'nine', '+0123456789', '+659123456789012345'].map(
    (text): (typeof refused)[number] => ['phone', text, { a: 'not-mobile' }],
  ),
  ...['much', 'NaN', '1e3', '0x3e8', 'Infinity', '1,00', '5.000,00', '600.123', '5 00', "1'00", '1,2345'].map(
    (text): (typeof refused)[number] => ['money', text, { a: 'not-money' }],
  ),
  ['money', '499.99', { a: 'too-small' }],
  ['money', '-600', { a: 'too-small' }],
  ['money', '1,000.01', { a: 'too-large' }],
  ['money', '9'.repeat(40), { a: 'too-large' }],
  ['money', '9'.repeat(400), { a: 'not-money' }],
  ...['NaN', '1e3', '0b11', '--1', '3 4', '+3', 'three'].map((text): (typeof refused)[number] => [
    'number',
    text,
    { a: 'not-number' },
  ]),
  ['number', '2.50', { a: 'not-whole' }],
  ['number', '-1', { a: 'too-small' }],
  ['number', '21', { a: 'too-large' }],
  ['year', '98', { a: 'not-year' }],
  ['year', '1899', { a: 'too-small' }],
  ['year', '9999', { a: 'too-large' }],
  ['date', day('31', '2', '1998'), { 'a-day': 'not-date' }],
  ['date', day('29', '2', '2023'), { 'a-day': 'not-date' }],
  ['date', day('0', '1', '1998'), { 'a-day': 'not-date' }],
  ['date', day('6', 'Juno', '1998'), { 'a-day': 'not-date' }],
  ['date', day('6', 'Ju', '1998'), { 'a-day': 'not-date' }],
  ['date', day('1e0', '1', '1998'), { 'a-day': 'not-date' }],
  ['date', day('6', '6', '98'), { 'a-year': 'not-year' }],
  ['date', day('6', '6', '1066'), { 'a-year': 'too-small' }],
  ['date', day('24', '11', '2026'), { 'a-day': 'in-future' }],
  ['date', day('6', '', '1998'), { 'a-month': 'required' }],
  ['month', { 'a-month': '13', 'a-year': '2024' }, { 'a-month': 'not-month' }],
  ['month', { 'a-month': '12', 'a-year': '2026' }, { 'a-month': 'in-future' }],
  ['month', { 'a-month': '3' }, { 'a-year': 'required' }],
  ['address', { ...home, 'a-postal': '12345' }, { 'a-postal': 'not-postal' }],
  ['address', { ...home, 'a-country': 'QQ' }, { 'a-country': 'not-offered' }],
  ['address', { ...home, 'a-street': ' ', 'a-postal': 'x' }, { 'a-street': 'required', 'a-postal': 'not-postal' }],
]

test.each(refused)('an answer of kind %s, typed as %j, is refused', (kind, typed, problems) => {
  expect(problemsOf({ value: asked(kind), typed: typedOf(typed), today, codes })).toEqual(problems)
})

const names = Object.keys(answers).filter((name): name is KindName => name in kinds)

describe.each(names)('a question of kind %s', (kind) => {
  const inputs = asked(kind).inputs.map(({ name }) => name)

  test('that is required and left blank is missing, at each input that is needed', () => {
    const needed = asked(kind).inputs.filter(({ required }) => required)
    const blank = Object.fromEntries(inputs.map((name) => [name, '  ']))
    const missing = Object.fromEntries(needed.map(({ name }) => [name, 'required']))
    expect(problemsOf({ value: asked(kind), typed: blank, today, codes })).toEqual(missing)
    expect(needed.length).toBeGreaterThan(0)
  })

  test('that is optional and left blank is taken, and nothing is shown of it', () => {
    expect(problemsOf({ value: asked(kind, false), typed: {}, today, codes })).toEqual({})
    const stored = readValue(asked(kind, false), {}, codes)
    expect(stored === null || JSON.stringify(stored) === '[]').toBe(true)
    expect(showValue(answers[kind], stored, english)).toBe('')
  })

  test('has words for every problem that any nonsense may bring up, and never throws', () => {
    const nonsense = [
      'x',
      '-1',
      '1e3',
      '9'.repeat(600),
      '２０２４',
      '\u0000',
      '2999',
      '32',
      '1899',
      'toString',
      '[]',
      '0.001',
    ]
    for (const text of nonsense) {
      const typed = Object.fromEntries(inputs.map((name) => [name, text]))
      for (const [input, problem] of Object.entries(problemsOf({ value: asked(kind), typed, today, codes }))) {
        const found = asked(kind).inputs.find(({ name }) => name === input)
        expect(found && possibleProblems(asked(kind), found)).toContain(problem)
      }
    }
  })

  test('stores nothing but null where it could not be read, so that nothing wrong is ever kept', () => {
    const typed = Object.fromEntries(inputs.map((name) => [name, '1e3']))
    const problems = problemsOf({ value: asked(kind), typed, today, codes })
    const stored = readValue(asked(kind), typed, codes)
    if (Object.keys(problems).length === 0) expect(stored).not.toBeNull()
    expect(() => showValue(answers[kind], stored, chinese)).not.toThrow()
  })

  test('shows an answer of another kind, from before the product changed, as it is', () => {
    expect(showValue(answers[kind], 'kept words', english)).toBe('kept words')
    expect(showValue(answers[kind], { some: ['thing'] }, english)).not.toContain('object')
  })
})

test('an option, a date and a country are read in the reader’s language', () => {
  expect(showValue(answers.choice, 'red', chinese)).toBe('红色')
  expect(showValue(answers.country, 'SG', chinese)).toBe('新加坡')
  expect(showValue(answers.date, '1998-06-06', chinese)).toContain('1998')
  expect(showValue(answers['yes-no'], true, chinese)).toBe('是')
})

test('an address abroad may have no postal code, and is asked for its street all the same', () => {
  const abroad = { ...home, 'a-postal': '', 'a-country': 'HK' }
  expect(problemsOf({ value: asked('address'), typed: abroad, today, codes })).toEqual({})
  expect(problemsOf({ value: asked('address'), typed: { ...abroad, 'a-street': '' }, today, codes })).toEqual({
    'a-street': 'required',
  })
  const tokyo = { ...home, 'a-postal': '〒100-0001', 'a-country': 'JP' }
  expect(readValue(asked('address'), tokyo, codes)).toMatchObject({ postal: '100-0001' })
  const words = { ...home, 'a-postal': '北京', 'a-country': 'CN' }
  expect(problemsOf({ value: asked('address'), typed: words, today, codes })).toEqual({
    'a-postal': 'not-postal-abroad',
  })
  const london = { ...home, 'a-postal': 'SW1A 1AA', 'a-country': 'GB' }
  expect(problemsOf({ value: asked('address'), typed: london, today, codes })).toEqual({})
})

test('a number with decimals takes as many as it is given', () => {
  const value = askValue({
    place: { field: 'a' },
    answer: { kind: 'number', min: -5, max: 5, decimals: 2 },
    required: true,
  })
  expect(readValue(value, { a: '-2.25' }, codes)).toBe(-2.25)
  expect(problemsOf({ value, typed: { a: '2.255' }, today })).toEqual({ a: 'not-number' })
})

test('the browser, which has no code lists, leaves codes to the server', () => {
  expect(problemsOf({ value: asked('country'), typed: { a: 'QQ' }, today })).toEqual({})
})

test('a token for the browser is told apart for the parts of a date and of an address', () => {
  const birthday = askValue({ place: { field: 'a' }, answer: { kind: 'date' }, required: true, autoComplete: 'bday' })
  expect(birthday.inputs.map(({ autoComplete }) => autoComplete)).toEqual(['bday-day', 'bday-month', 'bday-year'])
  const address = askValue({
    place: { field: 'a' },
    answer: { kind: 'address' },
    required: true,
    autoComplete: 'street-address',
  })
  expect(address.inputs.find(({ part }) => part === 'postal')?.autoComplete).toBe('postal-code')
})
