import type { ReactNode } from 'react'
import type { Panel } from '@/lib/onboarding/form/panels.ts'
import type { Words } from '../words/index.ts'
import { PanelCard } from './panel-card.tsx'

/** What one agency supplied on one topic, in the words of a language. */
export function PanelFrame({ panel, words, children }: { panel: Panel; words: Words; children: ReactNode }) {
  const { agency, topic, updated, verified } = panel
  return (
    <PanelCard
      topic={words.t(`topic.${topic}`)}
      agency={words.agencyName(agency)}
      brief={words.agencyShort(agency)}
      {...(updated && { since: words.t('panel.updated', { date: words.day(updated) }) })}
      {...(verified && { sealed: true })}
    >
      {children}
    </PanelCard>
  )
}
