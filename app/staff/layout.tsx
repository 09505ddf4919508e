import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { IdleWatch } from '@/components/staff/idle-watch.tsx'
import { StaffHeader } from '@/components/staff/staff-header.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { standInText } from '@/components/words/stand-in.ts'
import { staffLimits } from '@/lib/staff/session-limits.ts'
import { brand } from '../brand.ts'
import { staffVisit } from './visit.ts'

export const metadata: Metadata = { title: { default: 'Applications', template: `%s · ${brand.name} staff` } }

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { session, csrfToken, standIn } = await staffVisit()
  const ribbon = standIn && standInText(standIn, wordsFor('en'))
  return (
    <div className="staff">
      <StaffHeader brandName={brand.name} ribbon={ribbon} session={session} csrfToken={csrfToken} />
      {session && <IdleWatch idle={staffLimits.idle} csrfToken={csrfToken} />}
      {children}
    </div>
  )
}
