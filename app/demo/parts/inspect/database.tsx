import type { Journey } from '@/lib/server/demo/journeys.ts'
import { databaseSums, tenths } from './database-steps.ts'

/** Our own database steps of a journey, summed up: how often, and how long. */
export function DatabaseSteps({ journey }: { journey: Journey }) {
  const sums = databaseSums(journey)
  const times = sums.reduce((sum, { times }) => sum + times, 0)
  const all = sums.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return (
    <section className="mt-8" id="database">
      <h2 className="text-h2">Our own database, summed up</h2>
      <p className="mt-2">
        {times === 0
          ? 'Nothing was asked of it yet.'
          : `${times} calls, ${tenths(all)} together, in the requests that begin and end the journey. Counts and times alone: what was asked and answered is not written down.`}
      </p>
      {times > 0 && (
        <table className="demo-table demo-cards">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">What it is for</th>
              <th scope="col">How often</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {sums.map(({ name, words, times, unanswered, milliseconds }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{words}</td>
                <td data-label="How often">
                  {times}
                  {unanswered > 0 && <span className="demo-failed"> {unanswered} failed</span>}
                </td>
                <td data-label="Took">{tenths(milliseconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
