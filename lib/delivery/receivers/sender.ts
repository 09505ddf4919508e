import type { Message } from '../record/message.ts'

/** What an attempt came to. `result` is an HTTP status or a word from a closed list, never what the receiver said. */
export interface Outcome {
  delivered: boolean
  result: string
  /** Seconds that the receiver asked us to wait. */
  retryAfter?: number
  /** Trying again is pointless: the receiver said that it is gone for good. */
  final?: boolean
  /** It is settled without having arrived, and nobody has to step in: the mailbox is not there. */
  refused?: boolean
}

/** One way to tell a receiver. Never throws for what the receiver or the network does; ends within bounded time. */
export interface Sender {
  /** @param id the idempotency key, the same for every attempt */
  send(id: string, message: Message): Promise<Outcome>
  close(): void
}
