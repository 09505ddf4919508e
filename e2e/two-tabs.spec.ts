import { expect } from '@playwright/test'
import { fillStep, fillToReview, sendStep, submit } from '../bin/browser/answers.ts'
import { agree, connections, logIn, people, retrieve } from '../bin/browser/singpass.ts'
import { test } from './faults/fault-test.ts'

for (const connection of connections) {
  test(`F024 two tabs away at Singpass at once each come back to their own product (${connection})`, async ({
    context,
  }) => {
    const applicant = people[connection].citizen
    const [savings, card] = [await context.newPage(), await context.newPage()]
    await savings.goto('/specimen-account')
    await logIn({ page: savings, connection, applicant })
    await card.goto('/specimen-card')
    await logIn({ page: card, connection, applicant })

    await agree(card, connection)
    await expect(card).toHaveURL(/\/specimen-card\/apply/)
    await agree(savings, connection)
    await expect(savings).toHaveURL(/\/specimen-account\/apply/)

    await fillToReview(card)
    await submit(card)
    await fillToReview(savings)
    await submit(savings)
    expect(savings.url()).not.toBe(card.url())
  })

  test(`F025 a form left open by one person is refused once another has logged in (${connection})`, async ({
    context,
  }) => {
    const [first, second] = [await context.newPage(), await context.newPage()]
    await first.goto('/specimen-account')
    await retrieve({ page: first, connection, applicant: people[connection].citizen })
    await first.goto('/specimen-account/apply?step=contact')
    await second.goto('/specimen-account')
    await retrieve({ page: second, connection, applicant: people[connection].other })

    // Told while somebody types, and held to when they send it all the same.
    await first.locator('main input[type=radio]').first().check()
    const dialog = first.getByRole('dialog', { name: 'That form belongs to an earlier visit' })
    await dialog.getByRole('button', { name: 'Stay on this page' }).click()
    await fillStep(first)
    await sendStep(first)
    await expect(first).toHaveURL(/outcome=other_person/)
  })
}
