import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { PersonValue } from '@/lib/myinfo/person.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { type AskedField, askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { AnswerKind, Field as ProductField } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { wordsFor } from '../../words/index.ts'
import { Field } from './field.tsx'
import { OwnRow } from './own-row.tsx'

const words = wordsFor('en')

function asked(field: ProductField, person?: { [attribute: string]: PersonValue }): AskedField {
  const product = { ...specimenAccount, steps: [{ id: 'one', title: { en: 'One' }, fields: [field] }] }
  const retrieval = person && { id: 'r', connection: 'fapi', api: 'x', person, retrievedAt: 0, expiresAt: 1 }
  const [found] = askedFields(fieldsOf(buildForm({ product, ...(retrieval ? { retrieval } : {}) })))
  if (!found) throw new Error('nothing is asked')
  return found
}

function drawn(field: AskedField, typed: TypedAnswers = field.initial): string {
  return renderToStaticMarkup(<Field field={field} typed={typed} problems={{}} words={words} />)
}

function question(answer: AnswerKind): AskedField {
  return asked({ kind: 'question', id: 'a', label: { en: 'A' }, answer })
}

function attribute(name: string, value?: PersonValue): AskedField {
  return asked({ kind: 'myinfo', attribute: name, why: { en: 'Why' } }, value && { [name]: value })
}

/** The tag that has a name. */
function tagOf(html: string, name: string): string {
  return new RegExp(`<(?:input|select)[^>]* name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
}

describe('a control', () => {
  test.each([
    [{ kind: 'phone' }, 'a', 'type="tel"'],
    [{ kind: 'email' }, 'a', 'type="email"'],
    [{ kind: 'money', min: 0, max: 9 }, 'a', 'inputMode="decimal"'],
    [{ kind: 'number', min: 0, max: 9 }, 'a', 'inputMode="numeric"'],
    [{ kind: 'year' }, 'a', 'inputMode="numeric"'],
    [{ kind: 'date' }, 'a-day', 'inputMode="numeric"'],
    [{ kind: 'nric' }, 'a', 'autoCapitalize="characters"'],
    [{ kind: 'text', maxLength: 9 }, 'a', 'dir="auto"'],
  ] satisfies [AnswerKind, string, string][])(
    'of kind %j brings the keys and the direction that it needs',
    (answer, name, mark) => {
      expect(tagOf(drawn(question(answer)), name)).toContain(mark)
      expect(tagOf(drawn(question(answer)), name).toLowerCase()).toContain('enterkeyhint="next"')
    },
  )

  test('of a short list that Myinfo goes beyond has what came as a choice of its own, chosen and in its words', () => {
    const given: PersonValue = {
      state: 'present',
      value: { code: '4', description: 'SEPARATED' },
      source: 'government',
    }
    const marital = attribute('maritalStatus', given)
    expect(tagOf(drawn(marital), 'maritalStatus')).not.toBe('')
    expect(drawn(marital)).toMatch(/<input[^>]* checked=""[^>]* value="4"|<input[^>]* value="4"[^>]* checked=""/)
    expect(drawn(marital)).toContain('SEPARATED')
    const row = renderToStaticMarkup(<OwnRow field={marital} typed={marital.initial} problems={{}} words={words} />)
    expect(row).toContain('<option value="4" selected="">SEPARATED</option>')
  })

  test.each([
    ['tan@example.sg', false],
    [`${'a-long-name-of-a-person'.repeat(2)}@example.sg`, true],
  ])('of a value of Myinfo that would be cut off in one line shows it whole, and opens: %s', (email, opens) => {
    const field = attribute('email', { state: 'present', value: email, source: 'singpass' })
    const row = renderToStaticMarkup(<OwnRow field={field} typed={field.initial} problems={{}} words={words} />)
    expect(row.includes('<details')).toBe(opens)
    expect(tagOf(row, 'email')).toContain(`value="${email}"`)
    if (opens) expect(row).toContain(`>${email}<`)
  })

  test('of a long list is a list to open until a script makes it searchable, with what Myinfo delivered', () => {
    const given: PersonValue = {
      state: 'present',
      value: { code: 'YU', description: 'YUGOSLAVIA' },
      source: 'applicant',
    }
    const html = drawn(attribute('countryOfMarriage', given))
    expect(tagOf(html, 'countryOfMarriage')).toMatch(/^<select/)
    expect(html).toContain('<option value="YU" selected="">YUGOSLAVIA</option>')
  })

  test('that cannot name everybody has a box for own words beside it, kept as typed', () => {
    const html = drawn(attribute('race'), { race: 'XX', 'race-own': 'Peranakan' })
    expect(html).toContain('In your own words')
    expect(tagOf(html, 'race-own')).toContain('value="Peranakan"')
    expect(drawn(attribute('sex'))).not.toContain('In your own words')
  })

  test('that Myinfo’s payments suggest says which payment, by its month', () => {
    const field: ProductField = {
      kind: 'myinfo',
      attribute: 'employer',
      why: { en: 'Why' },
      suggest: { kind: 'latest', attribute: 'cpfContributions', member: 'employer', by: 'forMonth', amount: 'amount' },
    }
    const paid = (employer: string, amount: number) => ({ employer, amount, forMonth: '2026-10' })
    const person = (rows: ReturnType<typeof paid>[]): { [attribute: string]: PersonValue } => ({
      employer: { state: 'unavailable' },
      cpfContributions: { state: 'present', source: 'government', value: rows },
    })
    expect(drawn(asked(field, person([paid('A', 1)])))).toContain('from your newest CPF payment, for Oct 2026')
    const two = drawn(asked(field, person([paid('A', 1), paid('B', 2)])))
    expect(two).toContain('from your largest CPF payment for Oct 2026')
    expect(two.indexOf('>B<')).toBeLessThan(two.indexOf('>A<'))
  })

  test('that is searched says what holds for its list without scripts too, but not in an address that has its country', () => {
    const html = drawn(attribute('nationality'))
    expect(tagOf(html, 'nationality')).toMatch(/^<select/)
    expect(html).toContain('Choose it from the list, or type its name, for example Malaysia')
    expect(drawn(attribute('registeredAddress'))).not.toContain('type its name')
    expect(wordsFor('ta').t('field.searchHint')).toContain('மலேசியா')
  })

  test('shows a text that is on no list as no choice at all', () => {
    const html = drawn(attribute('nationality'), { nationality: 'Malasia' })
    expect(html).not.toContain('Malasia')
    expect(html).not.toContain('<option value="MY" selected')
  })
})

describe('an address', () => {
  test('starts in Singapore, country first, and does not limit the keys of its postal code without a script', () => {
    const html = drawn(attribute('registeredAddress'))
    expect(html).toContain('<option value="SG" selected="">Singapore</option>')
    expect(html.indexOf('name="registeredAddress-country"')).toBeLessThan(
      html.indexOf('name="registeredAddress-postal"'),
    )
    expect(tagOf(html, 'registeredAddress-postal').toLowerCase()).not.toContain('inputmode')
  })

  test('that came in lines is drawn in lines', () => {
    const value = { kind: 'lines', lines: ['75 JALAN KG', '43000 KAJANG'] } as const
    const html = drawn(
      attribute('mailingAddress', {
        state: 'present',
        value: { ...value, lines: [...value.lines] },
        source: 'applicant',
      }),
    )
    expect(tagOf(html, 'mailingAddress-line2')).toContain('value="43000 KAJANG"')
    expect(html).not.toContain('mailingAddress-postal')
  })
})
