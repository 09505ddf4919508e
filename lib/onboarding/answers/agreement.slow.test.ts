import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildForm } from '../form/build-form.ts'
import { askedFields, fieldsOf } from '../form/form.ts'
import type { Input } from '../inputs/input.ts'
import { products } from '../products/index.ts'
import { specimens } from '../products/specimens/index.ts'
import type { TypedAnswers } from '../stores.ts'
import { answersSchema, checkedFields } from './answers-schema.ts'
import { checkAnswers } from './check-answers.ts'

const today = '2026-11-23'

/** What people type, what they cannot, and what only a program would. */
const texts = fc.oneof(
  fc.constantFrom('', ' ', '0', '1', '29', '31', '2', '1990', '2026', '-1', '1e3', '1,500.50', '9'.repeat(20)),
  fc.constantFrom('S0000001I', 'S9812381D', '310123', '91234567', '+65 9123 4567', 'lim@example.sg', 'a@b', 'SG', 'QQ'),
  fc.constantFrom('<b>', '__proto__', 'toString', '\u0000', '\u202e', 'ａ', 'x'.repeat(501)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

const offered = ({ options = [] }: Input) => fc.constantFrom('', 'none of them', ...options.map(({ value }) => value))

function answerTo(input: Input): fc.Arbitrary<string | string[]> {
  if (input.type === 'choices') return fc.array(offered(input), { maxLength: 4 })
  return input.options ? fc.oneof(offered(input), texts) : texts
}

test.each([...products, ...specimens])(
  'S29 for $id the server finds whatever the browser finds, and choices that are not offered besides',
  (product) => {
    const fields = askedFields(fieldsOf(buildForm({ product }))).filter(({ showWhen }) => !showWhen)
    const inputs = fields.flatMap((field) => field.inputs)
    // As a page carries it to the browser.
    const inBrowser = answersSchema({ fields: JSON.parse(JSON.stringify(checkedFields(fields))), today })
    const withoutOffers = (problems: Iterable<[string, unknown]>) =>
      Object.fromEntries([...problems].filter(([, problem]) => problem !== 'not-offered'))

    const typed = fc.record(Object.fromEntries(inputs.map((input) => [input.name, answerTo(input)])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(typed, (drawn) => {
        const answers = drawn as TypedAnswers
        const server = checkAnswers({ fields, typed: answers, today })
        const found = inBrowser.safeParse(answers)
        const browser = (found.error?.issues ?? []).map(({ path, message }): [string, unknown] => [
          String(path[0]),
          message,
        ])
        expect(withoutOffers(browser)).toEqual(withoutOffers(Object.entries(server)))
        for (const [name] of browser) expect(Object.keys(server)).toContain(name)
      }),
      { seed: 29, numRuns: 700 },
    )
  },
  60_000,
)
