import { expect, test } from '@playwright/test'
import { fillStep, fillToReview } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { readLog } from './faults/app-log.ts'

function somebody(title: string) {
  return { ...people.fapi.citizen, title }
}

test('of whom Myinfo has nothing is told so once, and is offered nothing to check, correct or discard', async ({
  page,
}) => {
  await page.goto('/savings-account')
  await retrieve({ page, connection: 'fapi', applicant: somebody('Everything unavailable') })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Singpass has no records for you yet')
  const untrue = /Myinfo did not have this|Closed for maintenance|Discard Myinfo/
  await expect(page.getByText(untrue)).toHaveCount(0)

  await fillToReview(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
  await expect(page.getByText(untrue)).toHaveCount(0)
  await expect(page.getByText('Who to contact')).toHaveCount(0)
})

test('who adds no row where rows are optional fills the marks of the other questions by answering them', async ({
  page,
}) => {
  await page.goto('/family-insurance')
  await retrieve({ page, connection: 'fapi', applicant: somebody('Widower, one child deceased') })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 is left')
  const [filled, left] = [page.locator('.tally > i:not(.tally-left)'), page.locator('.tally > .tally-left')]
  const ground = await filled.first().evaluate((mark) => getComputedStyle(mark).backgroundColor)
  await expect(left).toHaveCount(1)
  await expect(left).not.toHaveCSS('background-color', ground)
  await fillStep(page)
  await expect(left).toHaveCSS('background-color', ground)
})

for (const [product, title] of [
  ['savings-account', 'Permanent resident, overseas address'],
  ['family-insurance', 'Unknown codes, missing items'],
] as const) {
  test(`on a phone no value of Myinfo is cut off: ${title}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/${product}`)
    await retrieve({ page, connection: 'fapi', applicant: somebody(title) })
    const values = page.locator('.panel-own :is(input, select)')
    expect(await values.count()).toBeGreaterThan(0)
    const cut = await values.evaluateAll((controls) =>
      controls.filter((control) => control.scrollWidth > control.clientWidth).map((control) => control.id),
    )
    expect(cut).toEqual([])
  })
}

test('a page holds the id of its own request, which its lines in the log have too, for when it fails', async ({
  request,
}) => {
  for (const path of ['/specimen-account', '/privacy']) {
    const answer = await request.get(path)
    const { 'x-request-id': id = 'none' } = answer.headers()

    expect(await answer.text()).toContain(`<body data-request="${id}"`)
  }
})

test('each line of the log names its request, or the part that wrote it and its run', async ({ request }) => {
  await request.post('/privacy')
  await expect.poll(readLog).toContain('"event":"request_refused"')
  const lines = readLog()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line))

  expect(lines.filter(({ event }) => event === 'started')).toMatchObject([{ part: 'start' }])
  expect(lines.filter(({ reference, part, run }) => !reference && !(part && run))).toEqual([])
})
