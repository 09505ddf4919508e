import type { QueueLine } from '@/lib/staff/stores.ts'
import { CheckIcon, InfoIcon, WarningIcon } from '../site/icons.tsx'

/** Where an application stands, in words with a mark. */
export function StateTag({ status, proposed }: Pick<QueueLine, 'status' | 'proposed'>) {
  if (status === 'accepted')
    return (
      <span className="tag tag-good">
        <CheckIcon size={14} /> Accepted
      </span>
    )
  if (status === 'declined') return <span className="tag">Declined</span>
  if (proposed)
    return (
      <span className="tag tag-warn">
        <WarningIcon size={14} /> Second look
      </span>
    )
  if (status === 'question')
    return (
      <span className="tag tag-plain">
        <InfoIcon size={14} /> Question asked
      </span>
    )
  return <span className="tag">To decide</span>
}
