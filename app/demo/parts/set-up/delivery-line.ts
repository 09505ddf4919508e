import type { Server } from '@/lib/server/server.ts'

/** How the delivery to the bank's systems stands, in one sentence. */
export async function deliveryLine({ config, storage }: Server): Promise<string> {
  if (config.receivers.length === 0) return 'Delivery: no receiver is set (DELIVERY_RECEIVERS)'
  const backlog = await storage.outbox.backlog().catch(() => undefined)
  if (!backlog) return 'Delivery: the database did not answer'
  const waiting = backlog.reduce((sum, { waiting, parked }) => sum + waiting + parked, 0)
  return waiting === 0 ? 'Delivery: all has arrived' : `Delivery: ${waiting} on their way`
}
