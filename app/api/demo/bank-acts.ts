import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { Server } from '@/lib/server/server.ts'

interface Given {
  server: Server
  demo: Demo
  /** Of the application that the tour has sent. */
  reference: string | undefined
}

const approver = { id: 'tour-approver', name: 'Approver of the tour' }

/** What the bank's people do in a tour, on the stores that their pages use. Without an application there is nothing to do. */
export const bankActs: Readonly<Record<'staff' | 'decide' | 'standing', (given: Given) => Promise<Response>>> = {
  /** Signs the approver of the tour in, and opens the application. */
  async staff({ server, demo, reference }) {
    if (!server.config.staff || !mayAct(demo)) return redirectTo('/demo/tour?nostaff=1')
    const { secret: value } = await server.storage.staffSessions.begin({ ...approver, roles: ['approver'] })
    const secure = server.config.appUrl.protocol === 'https:'
    const cookie = serialiseCookie({ name: cookieNames(secure).staff, value, secure })
    return redirectTo(reference ? `/staff/${reference}` : '/staff', [cookie])
  },
  async decide({ server, demo, reference }) {
    if (!mayAct(demo)) return redirectTo('/demo/tour?nostaff=1')
    const { staffApplications, bankApplications } = server.storage
    const found = reference && (await staffApplications.open(reference, approver.id))
    if (!reference || !found) return redirectTo('/staff')
    const decidedBy = `staff:${approver.id}`
    const about = { reference, products: ['*'], decidedBy, seen: found.position, fourEyes: false }
    await bankApplications.decide({ ...about, decision: 'accepted' })
    return redirectTo(`/staff/${reference}?outcome=decided`)
  },
  async standing({ reference }) {
    return redirectTo(reference ? `/applications/${reference}#standing` : '/demo/tour')
  },
}

/** Only where the simulator on this machine plays Singpass, so that nobody real has applied. */
function mayAct({ counterpart }: Demo): boolean {
  return counterpart !== undefined
}
