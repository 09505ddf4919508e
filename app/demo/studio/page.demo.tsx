import type { Metadata } from 'next'
import { wordsFor } from '@/components/words/index.ts'
import { readProduct } from '@/lib/demo/studio/read.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { missing } from '../../missing.ts'
import { one } from '../../query.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { definitionOf } from '../parts/studio/definition.ts'
import { Editor, type View } from '../parts/studio/editor.tsx'
import { FaultsAtLines } from '../parts/studio/faults-at-lines.tsx'
import { LintTable } from '../parts/studio/lint-table.tsx'
import { Preview } from '../parts/studio/preview-bar.tsx'

export const metadata: Metadata = { title: 'Product studio' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A product as data beside its form on a phone, with what is to be said of it. */
export default async function StudioPage({ searchParams }: Props) {
  const [visit, query] = [await currentVisit(), await searchParams]
  const { server, demo, csrfToken, language } = visit
  const id = one(query, 'product') ?? openProducts({ demo: true })[0]?.id ?? ''
  const definition = demo && server.demo ? definitionOf(visit, id) : undefined
  if (!definition) missing()
  const { text, shown, at } = definition
  const view: View = one(query, 'view') === 'fields' ? 'fields' : 'text'
  const place = one(query, 'at') ?? ''
  const read = readProduct(text)
  const faults = 'faults' in read ? read.faults : []
  const people = (await server.demo?.counterpart?.people()) ?? []
  return (
    <CockpitPage>
      <h1 className="text-display">
        Product studio <span className="text-ink-soft">{wordsFor(language).of(shown.name)}</span>
      </h1>
      <p className="mt-2">Your copy, in this browser only. Nothing that applicants are offered is changed by it.</p>
      <Files id={id} />
      <div className="studio">
        <div>
          <Editor id={id} definition={definition} view={view} at={place} csrfToken={csrfToken} />
          {faults.length > 0 && <FaultsAtLines id={id} text={text} faults={faults} csrfToken={csrfToken} />}
          <LintTable product={shown} faults={faults} />
        </div>
        <Preview
          product={shown.id === id ? shown : { ...shown, id }}
          people={people}
          person={one(query, 'person') ?? ''}
          language={one(query, 'language') ?? language}
          stay={{ view, at: place }}
          at={at}
          isStale={faults.length > 0}
        />
      </div>
    </CockpitPage>
  )
}

function Files({ id }: { id: string }) {
  return (
    <ul className="studio-files">
      {openProducts({ demo: true })
        .filter(({ demoOnly }) => !demoOnly)
        .map((product) => (
          <li key={product.id}>
            <a href={`/demo/studio?product=${product.id}`} aria-current={product.id === id ? 'page' : undefined}>
              {product.name.en}
            </a>
          </li>
        ))}
      <li>
        Download: <a href={`/api/demo/studio?product=${id}&file=product`}>Product file</a>,{' '}
        <a href={`/api/demo/studio?product=${id}&file=texts`}>Translations</a>,{' '}
        <a href={`/api/demo/studio?product=${id}&file=link-up`}>Table for the link-up pack</a>
      </li>
    </ul>
  )
}
