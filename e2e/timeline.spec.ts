import { expect, test } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { people, retrieve } from '../bin/browser/singpass.ts'
import { expectNoFault } from './axe.ts'
import { resetSimulator } from './simulator.ts'

test.beforeEach(resetSimulator)

test('both generations stand side by side, in drawings and in a table that says the same, on one printed page', async ({
  page,
}) => {
  for (const connection of ['v3', 'fapi'] as const) {
    await page.goto('/savings-account')
    await retrieve({ page, connection, applicant: people[connection].citizen })
  }
  await page.goto('/demo/timeline')
  await expect(page.getByRole('img', { name: /by FAPI 2\.0/ })).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'The code is exchanged' })
  for (const cell of await row.getByRole('cell').allInnerTexts()) expect(cell).toMatch(/took \d+ ms|took about/)
  await expect(page.getByRole('row').filter({ hasText: 'We push what we want' }).getByRole('cell').nth(1)).toHaveText(
    '–',
  )
  const collected = page.getByRole('row').filter({ hasText: 'Singpass asks the agencies' })
  for (const cell of await collected.getByRole('cell').allInnerTexts())
    expect(cell).toMatch(/Singpass → Agencies: ICA.*not seen by us/)
  for (const note of await page.locator('.arrow-note').allTextContents())
    await expect(page.getByRole('cell', { name: note }).first(), note).toHaveCount(1)

  await expectNoFault(page, 'timeline')
  await page.emulateMedia({ media: 'print' })
  for (const format of ['A4', 'Letter'])
    for (const landscape of [true, false]) {
      const pdf = await page.pdf({ format, landscape })
      expect((await getDocumentProxy(new Uint8Array(pdf))).numPages, `${format} ${landscape}`).toBe(1)
    }
})
