import type { Decision } from '@/lib/delivery/access/applications.ts'
import type { Words } from '../../words/index.ts'

/** A decision exactly as the applicant's page says it, in the language of the application. */
export function ApplicantReads({
  decision,
  said,
  words,
}: {
  decision: Decision['decision']
  said?: string
  words: Words
}) {
  return (
    <section className="panel" aria-labelledby="reads-title" lang={words.language}>
      <div className="panel-head">
        <h2 id="reads-title">{words.t('status.title')}</h2>
      </div>
      <div className="panel-body">
        <p>{words.t(`status.${decision}`)}</p>
        {said && (
          <p className="lines" lang="">
            {said}
          </p>
        )}
      </div>
    </section>
  )
}
