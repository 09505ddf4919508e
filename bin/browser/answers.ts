import type { Page } from '@playwright/test'

const choices: Record<string, string> = {
  accountPurpose: 'saving',
  politicallyExposed: 'no',
  coverWanted: 'family',
  sex: 'F',
  nationality: 'SG',
  residentialStatus: 'C',
  maritalStatus: '2',
  'registeredAddress-country': 'SG',
  'workAddress-country': 'SG',
  livesAbroad: 'Y',
  livesIn: 'MY',
  race: 'XX',
  colour: 'other',
}
const texts: Record<string, string> = {
  nricOrFin: 'S0000001I',
  name: "O'Brien <b>Lim</b>",
  'dateOfBirth-day': '6',
  'dateOfBirth-month': '6',
  'dateOfBirth-year': '1990',
  mobileNumber: '91234567',
  email: 'lim@example.sg',
  'registeredAddress-postal': '310123',
  'registeredAddress-block': '123',
  'registeredAddress-street': 'EXAMPLE STREET',
  employer: 'EXAMPLE PTE LTD',
  occupation: 'ENGINEER',
  'noticeOfAssessment-amount': '84,000',
  'noticeOfAssessment-yearOfAssessment': '2026',
  'noticeOfAssessment-assessableIncome': '84,000',
  monthlyDeposit: '1,500',
  limitWanted: '8,000',
  otherNumber: 's0000001i',
  workEmail: 'work+sg@example.sg',
  workPhone: '6123 4567',
  'workAddress-postal': '018956',
  'workAddress-street': 'MARINA BOULEVARD',
  'startDate-day': '6',
  'startDate-month': '12',
  'startDate-year': '2026',
  'hiredIn-month': '3',
  'hiredIn-year': '2020',
  graduatedIn: '2012',
  otherColour: 'Green',
  siblings: '3',
  share: '12.5',
  deposit: 'S$2,500.50',
  remark: 'Nothing else',
}

/** An answer that can be taken for every input of the forms, by its name. */
export const answers: Readonly<Record<string, string>> = { ...choices, ...texts, taxResidency: 'singapore' }

/** What somebody did to a page: taps, and texts that were typed. */
export interface Effort {
  taps: number
  texts: number
}

/**
 * Fills every empty input of the step that is open with an answer that can be taken; returns what it took, and tells it of
 * each input by its name.
 */
export async function fillStep(page: Page, tell?: (input: string, effort: Effort) => void): Promise<Effort> {
  await page.waitForURL(/\/(apply|review)/)
  const effort = { taps: 0, texts: 0 }
  let inputs = await inputsOf(page)
  for (const [name, text] of Object.entries(texts)) {
    const input = page.locator(`main input[name="${name}"]`)
    if (!inputs.has(name) || (await input.inputValue()) !== '') continue
    if (inputs.has(`${name}-suggested`)) {
      const suggested = page.locator(`main input[name="${name}-suggested"]`)
      if ((await suggested.and(page.locator(':checked')).count()) > 0) continue
      await suggested.and(page.locator('[value=""]')).check()
      effort.taps += 1
    }
    await input.fill(text)
    effort.texts += 1
    tell?.(name, { taps: 0, texts: 1 })
    inputs = await inputsOf(page)
  }
  for (const [name, value] of Object.entries(choices)) {
    const taps = inputs.has(name) ? await choose({ page, name, value }) : 0
    if (taps > 0) inputs = await inputsOf(page)
    effort.taps += taps
    tell?.(name, { taps, texts: 0 })
  }
  const residency = page.locator('main input[name=taxResidency][value=singapore]:not(:checked)')
  if ((await residency.count()) === 0) return effort
  await residency.check()
  return { ...effort, taps: effort.taps + 1 }
}

/** The names of what can be filled in now: asked for anew after each answer, since an answer brings questions along. */
async function inputsOf(page: Page): Promise<ReadonlySet<string>> {
  const fields = page.locator('main').locator('input, select')
  return new Set(await fields.evaluateAll((all) => all.map((field) => field.getAttribute('name') ?? '')))
}

/** Takes the first of the suggestions wherever there are some; returns the taps. */
export async function takeSuggestions(page: Page): Promise<number> {
  const groups = page.locator('main .picks:not(:has(:checked))')
  const count = await groups.count()
  for (let left = count; left > 0; left -= 1) await groups.first().locator('input').first().check()
  return count
}

/** The taps of choosing: one for an answer that is seen, two for one of a list that opens. */
async function choose({ page, name, value }: { page: Page; name: string; value: string }): Promise<number> {
  const select = page.locator(`main select[name="${name}"]`)
  if ((await select.count()) > 0) {
    if ((await select.inputValue()) !== '') return 0
    await select.selectOption(value)
    return 2
  }
  const radios = page.locator(`main input[type=radio][name="${name}"]`)
  if ((await radios.count()) === 0 || (await radios.and(page.locator(':checked')).count()) > 0) return 0
  await radios.and(page.locator(`[value="${value}"]`)).check()
  return 1
}

/** Goes through the steps that are left, filling what is empty, up to where the application can be sent, or as many as are wanted. */
export async function fillToReview(page: Page, most = 12): Promise<void> {
  for (let steps = 0; steps < most; steps += 1) {
    if (new URL(page.url()).pathname.endsWith('/review')) return
    await fillStep(page)
    if ((await page.locator('input[name=declaration]').count()) > 0) return
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Continue', exact: true }).click()])
  }
}

/** Presses the button that goes on from a step, or sends it where it is its own review. */
export async function sendStep(page: Page): Promise<void> {
  const declaration = page.locator('form[action$="/answers"] input[name=declaration]')
  if ((await declaration.count()) > 0) await declaration.check()
  await page.getByRole('button', { name: /^(Continue|Submit application)$/ }).click()
}

/** Declares and submits; ends on the receipt. */
export async function submit(page: Page): Promise<void> {
  await page.locator('input[name=declaration]').check()
  await page.getByRole('button', { name: 'Submit application' }).click()
  await page.waitForURL(/\/applications\//)
}
