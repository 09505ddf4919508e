import { expect, type Page, test } from '@playwright/test'
import { expectNoFault } from './axe.ts'

/** Sends a form of the page that is open as it should not be sent, and shows the answer. */
async function send(page: Page, action: string, { type, body = '' }: { type?: string; body?: string }): Promise<void> {
  await page.evaluate(
    ([to, encoding, more]) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: to, enctype: encoding })
      const field = document.createElement('input')
      Object.assign(field, { name: 'more', value: more })
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    [action, type ?? 'application/x-www-form-urlencoded', body] as const,
  )
}

const refused = [
  [403, '/api/forms/savings-account/answers', {}],
  [404, '/api/forms/no-such-product/answers', {}],
  [413, '/api/forms/savings-account/answers', { body: 'a'.repeat(300_000) }],
  [415, '/api/forms/savings-account/answers', { type: 'multipart/form-data' }],
] as const

for (const [status, action, how] of refused)
  test(`the bar stands on a refusal with ${status}, as links to all that it does`, async ({ page }) => {
    await page.goto('/savings-account')
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith(action)),
      send(page, action, how),
    ])
    expect(answer.status()).toBe(status)
    const bar = page.locator('#demo-bar')
    await expect(bar).not.toHaveAttribute('open')
    await bar.locator('summary').click()
    if (status === 413) await expectNoFault(page, 'a refusal in the demo')
    await bar.getByRole('link', { name: /reset everything/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demo')
  })

test('a method that a page or a handler does not have leads to the demo as well', async ({ page }) => {
  await page.goto('/savings-account')
  await send(page, '/privacy', {})
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('405 Method Not Allowed')
  await page.getByRole('link', { name: /all of the demo/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demo')

  await page.goto('/api/forms/savings-account/answers')
  await expect(page).toHaveURL(/\/problem$/)
  await expect(page.locator('#demo-bar')).toHaveCount(1)
  await page.goto('/api/demo')
  await expect(page).toHaveURL(/\/demo$/)
})

test('a download of what is not there has the bar too', async ({ page }) => {
  for (const path of ['/api/demo/trace/none', '/api/demo/studio?product=none&file=product', '/problem']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.locator('#demo-bar'), path).toHaveCount(1)
  }
})
