import type { ReactNode } from 'react'
import type { Panel } from '@/lib/onboarding/form/panels.ts'
import { SealIcon } from '../site/icons.tsx'
import type { Words } from '../words/index.ts'

/** What one agency supplied on one topic: the topic, where it is from and since when, once; then its rows. */
export function PanelFrame({ panel, words, children }: { panel: Panel; words: Words; children: ReactNode }) {
  const { agency, topic, updated, verified } = panel
  return (
    <section className="panel">
      <div className="panel-from">
        {verified && <SealIcon />}
        <h3>{words.t(`topic.${topic}`)}</h3>
        <span className="panel-source">
          <abbr className="panel-brief" title={words.agencyName(agency)}>
            {words.agencyShort(agency)}
          </abbr>
          <span className="panel-full">{words.agencyName(agency)}</span>
          {updated && (
            <>
              {', '}
              <span className="panel-since">{words.t('panel.updated', { date: words.day(updated) })}</span>
            </>
          )}
        </span>
      </div>
      {children}
    </section>
  )
}
