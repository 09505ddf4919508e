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

/** Fills every empty input of the step that is open with an answer that can be taken. */
export async function fillStep(page: Page): Promise<void> {
  await page.waitForURL(/\/(apply|review)/)
  for (const [name, text] of Object.entries(texts)) {
    const input = page.locator(`main input[name="${name}"]`)
    if ((await input.count()) === 0 || (await input.inputValue()) !== '') continue
    const other = page.locator(`main input[name="${name}-suggested"][value=""]`)
    if ((await other.count()) > 0) await other.check()
    await input.fill(text)
  }
  for (const [name, value] of Object.entries(choices)) await choose({ page, name, value })
  const residency = page.locator('main input[name=taxResidency][value=singapore]')
  if ((await residency.count()) > 0) await residency.check()
}

async function choose({ page, name, value }: { page: Page; name: string; value: string }): Promise<void> {
  const select = page.locator(`main select[name="${name}"]`)
  if ((await select.count()) > 0 && (await select.inputValue()) === '') await select.selectOption(value)
  const radio = page.locator(`main input[type=radio][name="${name}"]`)
  if (
    (await radio.count()) > 0 &&
    (await page.locator(`main input[type=radio][name="${name}"]:checked`).count()) === 0
  ) {
    await page.locator(`main input[type=radio][name="${name}"][value="${value}"]`).check()
  }
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
