import type { Page } from '@playwright/test'
import { fillToReview, submit } from '../answers.ts'
import { people, retrieve } from '../singpass.ts'
import { chooseDecision, sendDecision, signInAsStaff } from '../staff.ts'
import type { Scene } from './scene.ts'

/** The pages of the bank's people, what an applicant reads of their work, and those of the demo. */
export const workScenes: readonly Scene[] = [
  { name: 'staff', english: true, acts: [beforeSigningIn, atWork, decided] },
  { name: 'staff-auditor', english: true, acts: [auditor, erased] },
  { name: 'staff-without-role', english: true, acts: [withoutRole] },
  { name: 'asked', acts: [asked, accepted] },
  { name: 'demo', english: true, acts: [demo] },
  { name: 'tour', english: true, acts: [onTour] },
  { name: 'presenter', english: true, acts: [presenting] },
]

async function apply(page: Page): Promise<string> {
  await page.goto('/savings-account')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  await fillToReview(page)
  await submit(page)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function decide(page: Page, decision: string, words?: string): Promise<void> {
  await chooseDecision(page, decision, words)
  await sendDecision(page)
  await page.waitForLoadState()
}

async function beforeSigningIn(): Promise<Record<string, string>> {
  return { 'staff-sign-in': '/staff' }
}

async function atWork(page: Page): Promise<Record<string, string>> {
  const reference = await apply(page)
  await signInAsStaff(page, 'Hadi S.')
  return {
    'staff-list': '/staff',
    'staff-list-no-reference': '/staff?reference=wombat',
    'staff-application': `/staff/${reference}`,
    'staff-missing': '/staff/AAAA-AAAA-AA',
    'staff-delivery': '/staff/delivery',
  }
}

async function decided(page: Page): Promise<Record<string, string>> {
  await page.goto('/staff')
  await page.locator('.queue th a').first().click()
  await page.locator('#decide').waitFor()
  await decide(page, 'Decline', 'Your income is not enough for this account.')
  return { 'staff-decided': new URL(page.url()).pathname + new URL(page.url()).search }
}

async function auditor(page: Page): Promise<Record<string, string>> {
  const reference = await apply(page)
  await signInAsStaff(page, 'Mei T.')
  return { 'staff-auditor': `/staff/${reference}`, 'staff-person': '/staff/person' }
}

async function erased(page: Page): Promise<Record<string, string>> {
  await page.goto('/staff')
  await page.locator('.queue th a').first().click()
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.getByLabel(/To erase everything/).fill(reference)
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await page.waitForLoadState()
  return { 'staff-erased': new URL(page.url()).pathname + new URL(page.url()).search }
}

async function withoutRole(page: Page): Promise<Record<string, string>> {
  await signInAsStaff(page, 'Ravi P.')
  return { 'staff-without-role': '/staff' }
}

async function asked(page: Page): Promise<Record<string, string>> {
  const reference = await apply(page)
  await signInAsStaff(page, 'Hadi S.')
  await page.goto(`/staff/${reference}`)
  await decide(page, 'Ask the applicant something', 'Which company do you work for since July?')
  return { 'receipt-question': `/applications/${reference}` }
}

async function accepted(page: Page): Promise<Record<string, string>> {
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(`/staff/${reference}`)
  await decide(page, 'Accept')
  return { 'receipt-accepted': `/applications/${reference}` }
}

async function demo(page: Page): Promise<Record<string, string>> {
  await apply(page)
  await page.goto('/demo/trace')
  const pages = ['demo', 'demo/tour', 'demo/presenter', 'demo/studio', 'demo/timeline', 'demo/mail', 'learn', 'doctor']
  return {
    ...Object.fromEntries(pages.map((name) => [name.replace('/', '-'), `/${name}`])),
    'demo-trace': new URL(page.url()).pathname,
    'demo-timeline-printed': '/demo/timeline',
    'demo-no-journey': '/demo/trace/nothing',
  }
}

async function startTour(page: Page, from: string): Promise<void> {
  await page.goto(from)
  const tour = page.locator('main section').filter({ hasText: 'The whole way' })
  await tour.getByRole('button', { name: 'Start, step by step' }).click()
  await page.waitForLoadState()
}

async function onTour(page: Page): Promise<Record<string, string>> {
  await startTour(page, '/demo/tour')
  return { 'tour-step': new URL(page.url()).pathname }
}

async function presenting(page: Page): Promise<Record<string, string>> {
  await startTour(page, '/demo/presenter')
  return { 'presenter-step': '/demo/presenter' }
}
