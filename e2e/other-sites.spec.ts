import { expect, type Page, test } from '@playwright/test'
import { fillStep } from '../bin/browser/answers.ts'
import { agree, logIn, people } from '../bin/browser/singpass.ts'

/** A site that does what another site can: posts to one of our pages by itself, and embeds it. */
async function visitEvilSite(page: Page, target: string): Promise<void> {
  await page.route('http://evil.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${target}"></iframe><img src="${target}"><form method="post" action="${target}"></form>
        <script>addEventListener('load', () => document.forms[0].submit())</script>`,
    }),
  )
  await page.goto('http://evil.example/')
  await page.waitForURL(`${target}**`)
}

async function browserCookie(page: Page): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name === 'browser')?.value
}

test('S14: what another site posts or embeds changes no cookie, breaks no open form and no login under way', async ({
  page,
  context,
  baseURL,
}) => {
  const [form, away, evil] = [page, await context.newPage(), await context.newPage()]
  await form.goto('/specimen-account')
  await form.getByRole('button', { name: 'Fill in the form myself' }).click()
  await fillStep(form)
  await away.goto('/specimen-card')
  await logIn({ page: away, connection: 'v3', applicant: people.v3.citizen })
  const before = await browserCookie(form)

  await visitEvilSite(evil, `${baseURL}/specimen-account`)
  expect(await browserCookie(form)).toBe(before)

  await form.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(form).toHaveURL(/step=contact/)
  await agree(away, 'v3')
  await expect(away).toHaveURL(/\/specimen-card\/apply/)
})
