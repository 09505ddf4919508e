import type { CircuitListener } from 'singpass-client'
import type { record } from '../log.ts'
import type { Metrics } from './metrics.ts'

/** Tells operators when an endpoint of one connection is not asked for a while, and when it answers again. */
export function watchCircuit(
  connection: string,
  { metrics, record: write }: { metrics: Pick<Metrics, 'circuit'>; record: typeof record },
): CircuitListener {
  return ({ endpoint, isOpen }) => {
    metrics.circuit(connection, endpoint, isOpen)
    if (isOpen) write('error', { event: 'circuit_opened', connection, endpoint, alarm: 'circuit' })
    else write('info', { event: 'circuit_closed', connection, endpoint })
  }
}
