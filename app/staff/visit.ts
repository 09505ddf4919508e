import { cookies } from 'next/headers'
import { cache } from 'react'
import { cookieNames } from '@/lib/auth/request/cookies.ts'
import { may } from '@/lib/staff/roles.ts'
import type { StaffSession } from '@/lib/staff/stores.ts'
import { fromStore } from '../from-store.ts'
import { missing } from '../missing.ts'
import { currentVisit, type Visit } from '../visit.ts'

export type StaffVisit = Omit<Visit, 'session'> & { session?: StaffSession; mayEnter: boolean }

/** A visit to the pages of staff; a 404 where the settings name no provider to sign in with. */
export const staffVisit = cache(async (): Promise<StaffVisit> => {
  const { session: _, ...visit } = await currentVisit()
  const { server, path } = visit
  if (!server.config.staff) missing()
  const name = cookieNames(server.config.appUrl.protocol === 'https:').staff
  const secret = (await cookies()).get(name)?.value
  const session = secret ? await fromStore(() => server.storage.staffSessions.find(secret), path) : undefined
  return { ...visit, session, mayEnter: session !== undefined && may(session.roles, 'see') }
})
