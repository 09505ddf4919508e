import type { BankApplications } from '../access/applications.ts'
import { answeredMessage, decidedMessage, erasedMessage, type Message, receivedMessage } from '../record/message.ts'
import type { Delivery } from './outbox.ts'

/**
 * Builds what a delivery tells, from what is stored: the row itself holds nothing personal, so that erasure has one
 * place to reach. Undefined when that is gone.
 */
export async function composeMessage(
  applications: Pick<BankApplications, 'find' | 'decisionAt' | 'answerAt'>,
  { event, reference, position, createdAt }: Delivery,
): Promise<Message | undefined> {
  if (event === 'application.erased') return erasedMessage(reference, position, createdAt)

  const found = await applications.find(reference, ['*'])
  if (!found) return undefined
  if (event === 'application.received') return receivedMessage(found.application, createdAt)
  if (event === 'application.answered') {
    const answer = await applications.answerAt(reference, position)
    return answer && answeredMessage(found.application.product, answer)
  }
  const decision = await applications.decisionAt(reference, position)
  return decision && decidedMessage(found.application.product, decision)
}
