'use client'

import type { ReactNode } from 'react'
import { SealIcon } from '../site/icons.tsx'

/** The words of a panel's head. */
export interface PanelHead {
  topic: string
  agency: string
  /** The agency in a few letters, where there is no room. */
  brief: string
  since?: string
  /** The agency vouches for some of it. */
  sealed?: true
}

/** What one agency supplied on one topic: the topic, where it is from and since when, once; then its rows. */
export function PanelCard({ topic, agency, brief, since, sealed, children }: PanelHead & { children: ReactNode }) {
  return (
    <section className="panel">
      <div className="panel-from">
        {sealed && <SealIcon />}
        <h3>{topic}</h3>
        <span className="panel-source">
          <abbr className="panel-brief" title={agency}>
            {brief}
          </abbr>
          <span className="panel-full">{agency}</span>
          {since && (
            <>
              {', '}
              <span className="panel-since">{since}</span>
            </>
          )}
        </span>
      </div>
      {children}
    </section>
  )
}
