import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { KindName, Product, Question } from '@/lib/onboarding/product.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import { type Effort, fillStep } from '../browser/answers.ts'

/** What the studio reckons with where a product was changed since it was measured. */
const file = path.resolve('lib/demo/studio/measured-kinds.json')

/** Answers a question of every kind on a phone, and keeps what each took; true where that is something else than before. */
export async function measureKinds(page: Page): Promise<boolean> {
  const form = specimens.find(({ id }) => id === 'specimen-kinds')
  if (!form) throw new Error('there is no specimen of every kind')
  const kept = `${JSON.stringify(await byKind(page, form), null, 2)}\n`
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, kept)
  return before !== kept
}

async function byKind(page: Page, { id, steps }: Product): Promise<Record<string, Effort>> {
  const byField = new Map<string, Effort>()
  const tell = (input: string, { taps, texts }: Effort) => {
    const [field = ''] = input.split('-')
    const before = byField.get(field) ?? { taps: 0, texts: 0 }
    if (taps + texts > 0) byField.set(field, { taps: before.taps + taps, texts: before.texts + texts })
  }
  await page.goto(`/${id}`)
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  // A step whose answer brings along a question may come twice.
  for (let left = 2 * steps.length; left > 0; left -= 1) {
    await page.waitForURL(/\/(apply|review)/)
    if (new URL(page.url()).pathname.endsWith('/review')) break
    await fillStep(page, tell)
    // One of several boxes.
    const boxes = page.locator('main input[type=checkbox][name=extras]:not(:checked)')
    if ((await boxes.count()) > 1) {
      await boxes.first().check()
      tell('extras', { taps: 1, texts: 0 })
    }
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Continue', exact: true }).click()])
  }
  const questions = steps.flatMap(({ fields }) => fields.filter((field) => field.kind === 'question'))
  const names = [...new Set(questions.map(({ answer }) => answer.kind))].sort()
  return Object.fromEntries(names.map((kind) => [kind, meanOf(kind, questions, byField)]))
}

function meanOf(kind: KindName, questions: readonly Question[], byField: ReadonlyMap<string, Effort>): Effort {
  const taken = questions.flatMap(({ id, answer }) => (answer.kind === kind ? (byField.get(id) ?? []) : []))
  if (taken.length === 0) throw new Error(`no question of the kind "${kind}" was answered`)
  const mean = (name: keyof Effort) =>
    Math.round((taken.reduce((sum, one) => sum + one[name], 0) / taken.length) * 10) / 10
  return { taps: mean('taps'), texts: mean('texts') }
}
