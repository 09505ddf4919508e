/** Whether the simulator took an order; false where there is none to take it. */
export async function isTaken(order: Promise<void> | undefined): Promise<boolean> {
  if (!order) return false
  return order.then(
    () => true,
    () => false,
  )
}
