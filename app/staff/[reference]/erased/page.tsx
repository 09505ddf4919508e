import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { exactText } from '@/components/staff/moment.ts'
import { may } from '@/lib/staff/roles.ts'
import { fromStore } from '../../../from-store.ts'
import { missing } from '../../../missing.ts'
import { staffVisit } from '../../visit.ts'

export const metadata: Metadata = { title: 'Certificate of erasure' }

/** The certificate of what was erased, to print or to copy. It holds nothing of what was erased. */
export default async function Erased({ params }: { params: Promise<{ reference: string }> }) {
  const [{ server, session, path }, { reference }] = await Promise.all([staffVisit(), params])
  if (!session || !may(session.roles, 'rights')) redirect('/staff')
  const certificate = await fromStore(() => server.storage.personData.certificate(reference), path)
  if (!certificate) missing()

  return (
    <main id="main" className="wide narrow">
      <p>
        <a href="/staff">To the list</a>
      </p>
      <h1>Certificate of erasure</h1>
      <p>Erased on {exactText(Date.parse(certificate.erasedAt))}, Singapore.</p>
      <table className="t t-cards">
        <caption className="sr-only">Applications that were erased</caption>
        <thead>
          <tr>
            <th scope="col">Reference</th>
            <th scope="col">Product</th>
            <th scope="col">Told to remove it</th>
            <th scope="col">Audit</th>
          </tr>
        </thead>
        <tbody>
          {certificate.applications.map((one) => (
            <tr key={one.reference}>
              <th scope="row">{one.reference}</th>
              <td data-label="Product">{one.product}</td>
              <td data-label="Told to remove it">{one.told.join(', ') || 'nobody had it'}</td>
              <td data-label="Audit">{one.audit}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Removed:{' '}
        {Object.entries(certificate.removed)
          .map(([kind, count]) => `${count} ${kind}`)
          .join(', ')}
        .
      </p>
      <p>Not reached: {certificate.notReached.join('; ')}.</p>
    </main>
  )
}
