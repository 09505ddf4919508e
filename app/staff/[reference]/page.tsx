import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DecidePanel } from '@/components/staff/decide-panel.tsx'
import { History } from '@/components/staff/history.tsx'
import { KeysSwitch } from '@/components/staff/keys-switch.tsx'
import { momentText } from '@/components/staff/moment.ts'
import { Notes } from '@/components/staff/notes.tsx'
import { AssignForm } from '@/components/staff/panels/assign-form.tsx'
import { RightsPanel } from '@/components/staff/panels/rights-panel.tsx'
import { WhereFrom } from '@/components/staff/panels/where-from.tsx'
import { type ShownGroup, shownValues } from '@/components/staff/shown-values.ts'
import { StateTag } from '@/components/staff/state-tag.tsx'
import { ValuesTable } from '@/components/staff/values-table.tsx'
import { checkCodeOf } from '@/lib/onboarding/application/check-code.ts'
import { may, type Role } from '@/lib/staff/roles.ts'
import { staffLimits } from '@/lib/staff/session-limits.ts'
import type { Member, StaffCase } from '@/lib/staff/stores.ts'
import { fromStore } from '../../from-store.ts'
import { missing } from '../../missing.ts'
import { nameIn } from '../names.ts'
import type { StaffQuery } from '../selection.ts'
import { staffVisit } from '../visit.ts'

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<StaffQuery> }

const outcomes: Readonly<Record<string, string>> = {
  'words-missing': 'Nothing was sent: to decline and to ask, write what the applicant will read.',
  'decision-missing': 'Nothing was sent: choose accept, decline or ask.',
  'note-missing': 'Nothing was kept: the note was empty.',
  forbidden: 'Your role does not allow that. Nothing was changed.',
  'own-proposal': 'This is your own proposal: somebody else has to confirm it.',
  'other-proposal': 'Something else is proposed: confirm that, or give it back first.',
  proposed: 'Your proposal waits for a second person.',
  decided: 'It is decided, and everybody who has to know is told.',
  assigned: 'It is given.',
  'erase-unsure': 'Nothing was erased: what was typed is not the reference.',
  'erase-held': 'Nothing was erased: a legal hold stands on what this person sent.',
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference }
}

/** One application: every value with where it came from, what can be done, and what was. Opening it is written down. */
export default async function Case({ params, searchParams }: Props) {
  const [{ server, session, mayEnter, csrfToken, path, now }, { reference }, query] = await Promise.all([
    staffVisit(),
    params,
    searchParams,
  ])
  if (!session || !mayEnter) redirect('/staff')
  const { member, roles } = session
  const { staffApplications: staff } = server.storage
  const [found, members] = await fromStore(() => Promise.all([staff.open(reference, member.id), staff.members()]), path)
  if (!found) missing('staff')

  const { application, position, proposal } = found
  const product = server.findProduct(application.product)
  const left = revealedTo(found, member.id)
  const groups = shownValues(application, product, new Set(left.keys()))
  const labels = new Map(groups.flatMap(({ values }) => values.map(({ field, label }) => [field, label])))
  const nameOf = nameIn(found.names)
  const isOpen = application.status === 'received' || application.status === 'question'
  const shared = { reference, csrfToken, nameOf }
  return (
    <main id="main" className="wide">
      <p>
        <a href="/staff">To the list</a>
      </p>
      <CaseHead found={found} product={product?.name.en ?? application.product} secrets={server.config} />
      <Outcome text={outcomes[String(query.outcome ?? '')]} />
      <div className="case">
        <div className="stack">
          <Sent application={application} groups={groups}>
            <ValuesTable groups={groups} left={left} mayReveal={may(roles, 'reveal')} {...shared} />
          </Sent>
          <Notes notes={found.notes} mayWrite={may(roles, 'note')} {...shared} />
        </div>
        <div className="stack">
          {isOpen && may(roles, 'review') && (
            <DecidePanel
              {...{ position, proposal }}
              fourEyes={product?.fourEyes === true}
              member={member.id}
              mayDecide={may(roles, 'decide')}
              {...shared}
            />
          )}
          <Panels found={found} members={members} roles={roles} {...{ reference, csrfToken }} />
          <History found={found} labelOf={(field) => labels.get(field) ?? field} nameOf={nameOf} />
        </div>
      </div>
      <KeysSwitch on={session.singleKeys} back={`/staff/${reference}`} csrfToken={csrfToken} />
      <p className="soft">
        <a href={`/staff/delivery?reference=${reference}`}>What was told of it, and to whom</a> · {momentText(now)},
        Singapore
      </p>
    </main>
  )
}

/** What the applicant sent: how many answers came from where, then each. */
function Sent({ application, groups, children }: Counted) {
  return (
    <section className="panel" aria-labelledby="values-title">
      <div className="panel-head">
        <h2 id="values-title">What was sent</h2>
        <span className="soft">{sourceText(application)}</span>
      </div>
      <WhereFrom groups={groups} />
      {children}
    </section>
  )
}

interface Counted {
  application: StaffCase['application']
  groups: readonly ShownGroup[]
  children: ReactNode
}

/** How the post that led here ended. */
function Outcome({ text }: { text?: string }) {
  return (
    text && (
      <p className="notice" role="status">
        {text}
      </p>
    )
  )
}

function CaseHead({
  found,
  product,
  secrets,
}: {
  found: StaffCase
  product: string
  secrets: Parameters<typeof checkCodeOf>[0]
}) {
  const { application, position, proposal } = found
  return (
    <div className="case-head">
      <div>
        <h1 className="case-ref">{application.reference}</h1>
        <p className="soft">
          {product} · received {momentText(application.receivedAt)} · version {position}
        </p>
        <p className="soft">
          Checking code of its receipt: <strong className="whole">{checkCodeOf(secrets, application)}</strong>
        </p>
      </div>
      <StateTag status={application.status} proposed={proposal !== undefined} />
    </div>
  )
}

function sourceText({ connection, api, withoutAgencies }: StaffCase['application']): string {
  const source =
    connection === 'none' ? 'Typed by hand' : `Myinfo, by ${api.replace(/^fapi-/, 'FAPI ').replace(/^myinfo-/, '')}`
  return withoutAgencies ? `${source} · left out: ${withoutAgencies.join(', ')}` : source
}

/** What only some roles do with an application, besides deciding. */
function Panels({ found, members, roles, ...given }: Paneled) {
  return (
    <>
      {may(roles, 'assign') && <AssignForm members={members} assignee={found.assignee} {...given} />}
      {may(roles, 'rights') && <RightsPanel heldAt={found.heldAt} purgeAfter={found.purgeAfter} {...given} />}
    </>
  )
}

interface Paneled {
  found: StaffCase
  members: readonly Member[]
  roles: readonly Role[]
  reference: string
  csrfToken: string
}

/** The fields that this member had shown in full less than a minute ago, and for how long they still are. */
function revealedTo({ acts }: StaffCase, member: string): Map<string, number> {
  const now = Date.now()
  return new Map(
    acts.flatMap(({ act, member: by, field, at }) => {
      const left = at + staffLimits.reveal - now
      return act === 'revealed' && by === member && field && left > 0 ? [[field, left]] : []
    }),
  )
}
