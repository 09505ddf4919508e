import type { Page } from '@playwright/test'
import { fillToReview, submit } from '../answers.ts'
import { people, retrieve } from '../singpass.ts'
import type { Scene } from './scene.ts'
import { workScenes } from './work-scenes.ts'

/** Every page of the product, each in the states that it can have. */
export const scenes: readonly Scene[] = [
  { name: 'front', acts: [async () => beforeTheForm] },
  { name: 'ended', acts: [async () => endedOtherwise] },
  {
    name: 'savings',
    acts: [retrieved('savings-account', people.fapi.citizen.title), sent('savings-account')],
  },
  {
    name: 'card',
    acts: [
      retrieved('credit-card', people.fapi.citizen.title),
      async (page) => {
        await fillToReview(page)
        return { 'card-review': new URL(page.url()).pathname + new URL(page.url()).search }
      },
      sent('credit-card'),
    ],
  },
  { name: 'children', acts: [retrieved('family-insurance', people.fapi.parent.title)] },
  { name: 'deceased', acts: [retrieved('family-insurance', 'Widower, one child deceased')] },
  { name: 'nothing', acts: [retrieved('savings-account', 'Everything unavailable')] },
  { name: 'young', acts: [retrieved('credit-card', 'A minor, 16 years old')] },
  { name: 'overseas', acts: [retrieved('savings-account', 'Permanent resident, overseas address')] },
  { name: 'long-name', acts: [retrieved('savings-account', 'A very long name')] },
  { name: 'everything', acts: [everything] },
  { name: 'by-hand', acts: [byHand, savedForLater] },
  ...workScenes,
]

const beforeTheForm = {
  products: '/',
  'start-savings': '/savings-account',
  'start-card': '/credit-card',
  'start-family': '/family-insurance',
  privacy: '/privacy',
  accessibility: '/accessibility',
  status: '/status',
}

const outcomes = ['declined', 'unavailable', 'failed', 'start_again', 'discarded', 'elsewhere', 'session_expired']

const endedOtherwise = {
  ...Object.fromEntries(outcomes.map((outcome) => [`start-${outcome}`, `/credit-card?outcome=${outcome}`])),
  'start-failed-reference': '/credit-card?outcome=unavailable&ref=ABCD-EFGH',
  'not-found': '/gold-bars',
  'no-page': '/no/such/page',
  'link-gone': '/resume/gone',
  'no-application': '/applications/ABCD-EFGH-JK',
  'status-link-gone': '/status/ABCD-EFGH-JK/gone',
  'form-without-session': '/credit-card/apply',
  'refused-callback': '/api/auth/callback/v3?code=a',
  'refused-path': '/api/nothing/here',
  'problem-away': '/problem?kind=away&reference=ABCD-EFGH',
  'problem-unexpected': '/problem?kind=unexpected&reference=ABCD-EFGH',
  'problem-not-here': '/problem',
}

function retrieved(product: string, title: string) {
  return async (page: Page) => {
    await page.goto(`/${product}`)
    await retrieve({ page, connection: 'fapi', applicant: { nric: '', title, name: '' } })
    const name = `${product}-${title.replaceAll(/\W+/g, '-').toLowerCase()}`
    return {
      [`filled-${name}`]: new URL(page.url()).pathname + new URL(page.url()).search,
      [`errors-${name}`]: `/${product}/apply?check=1&undeclared=1`,
      [`resume-${name}`]: `/${product}`,
      [`products-${name}`]: '/',
    }
  }
}

function sent(product: string) {
  return async (page: Page) => {
    if (!/\/(apply|review)$/.test(new URL(page.url()).pathname)) await page.goto(`/${product}/apply`)
    await fillToReview(page)
    await submit(page)
    const receipt = new URL(page.url()).pathname
    return { [`receipt-${product}`]: receipt, [`receipt-${product}-printed`]: receipt }
  }
}

async function everything(page: Page) {
  await page.goto('/everything')
  await retrieve({ page, connection: 'fapi', applicant: people.fapi.citizen })
  const steps = ['contact', 'education', 'finance', 'family', 'property', 'vehicles', 'schemes']
  return Object.fromEntries(steps.map((step) => [`everything-${step}`, `/everything/apply?step=${step}`]))
}

async function byHand(page: Page) {
  await page.goto('/family-insurance')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await page.locator('input[name=name]').fill('שלום עולם')
  await page.goto('/family-insurance/apply?step=family')
  await page.locator('button[value^="add:"]').click()
  await page.waitForURL(/#/)
  return {
    'by-hand': '/family-insurance/apply',
    'by-hand-errors': '/family-insurance/apply?check=1',
    'by-hand-contact-errors': '/family-insurance/apply?step=contact&check=1',
    'by-hand-rows': '/family-insurance/apply?step=family',
    'by-hand-unready': '/family-insurance/review?check=1',
  }
}

async function savedForLater(page: Page) {
  await page.goto('/family-insurance/apply')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await page.waitForURL(/\/saved/)
  const link = new URL(await page.getByText('/resume/').innerText())
  return { saved: '/family-insurance/saved', 'private-link': link.pathname }
}
