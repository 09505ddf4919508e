import 'server-only'
import type { StaffAuthSettings } from '@/lib/auth/staff/options.ts'
import type { Server } from './server.ts'

/** What the sign-in of staff needs; undefined where the settings name no provider. */
export function staffSettings({ config, storage }: Pick<Server, 'config' | 'storage'>): StaffAuthSettings | undefined {
  const { appUrl, authSecret, staff } = config
  return staff && { appUrl, authSecret, staff, sessions: storage.staffSessions }
}
