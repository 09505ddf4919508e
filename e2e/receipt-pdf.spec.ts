import { expect } from '@playwright/test'
import { fillToReview, submit } from '../bin/browser/answers.ts'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'
import { pdfText } from './pdf-text.ts'

test('S59 the receipt is a PDF too, masked unless it is wanted in full', async ({ page }) => {
  await page.goto('/specimen-account')
  await retrieve({ page, connection: 'v3', applicant: people.v3.citizen })
  await fillToReview(page)
  await submit(page)
  const reference = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as PDF' }).click()
  expect((await download).suggestedFilename()).toBe(`application-${reference}.pdf`)

  const masked = await page.request.get(`/applications/${reference}/receipt.pdf`)
  expect(masked.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="application-${reference}.pdf"`,
    'cache-control': 'no-store',
  })
  const text = await pdfText(await masked.body())
  expect(text).toContain(reference)
  expect(text).toContain('S••••381D')
  expect(text).not.toContain(people.v3.citizen.nric)
  expect(text).toContain(people.v3.citizen.name.replaceAll(' ', ''))

  const full = await page.request.get(`/applications/${reference}/receipt.pdf?nric=full`)
  expect(await pdfText(await full.body())).toContain(people.v3.citizen.nric)
})

test("F081 S27 another browser's PDF is not found, exactly as an unknown one", async ({ page, browser }) => {
  await page.goto('/specimen-account')
  await page.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillToReview(page)
  await submit(page)

  const other = await browser.newPage()
  const theirs = await other.request.get(`${page.url()}/receipt.pdf`)
  const unknown = await other.request.get('/applications/ABCD-EFGH-JK/receipt.pdf')
  expect([theirs.status(), unknown.status()]).toEqual([404, 404])
  expect(await theirs.text()).toBe(await unknown.text())
  expect(await theirs.text()).toContain('<h1>This page is not here</h1>')
  await other.close()
})

test('a PDF that is not there is refused in the language of the reader', async ({ request }) => {
  const refusal = await request.get('/applications/ABCD-EFGH-JK/receipt.pdf', { headers: { cookie: 'language=ta' } })
  expect(refusal.status()).toBe(404)
  expect(await refusal.text()).toContain('<html lang="ta">')
})
