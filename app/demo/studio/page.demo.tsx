import type { Metadata } from 'next'
import { FormToken } from '@/components/site/form-token.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { readProduct } from '@/lib/demo/studio/read.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { missing } from '../../missing.ts'
import { one } from '../../query.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { definitionOf } from '../parts/studio/definition.ts'
import { EditByItself } from '../parts/studio/edit-by-itself.tsx'
import { FaultsAtLines, LintTable } from '../parts/studio/lint-table.tsx'
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
  const read = readProduct(text)
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
          <Editor id={id} text={text} csrfToken={csrfToken} />
          {'faults' in read && <FaultsAtLines text={text} faults={read.faults} />}
          <LintTable product={shown} />
        </div>
        <Preview
          product={shown.id === id ? shown : { ...shown, id }}
          people={people}
          person={one(query, 'person') ?? ''}
          language={one(query, 'language') ?? language}
          at={at}
          isStale={'faults' in read}
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

function Editor({ id, text, csrfToken }: { id: string; text: string; csrfToken: string }) {
  return (
    <section aria-labelledby="definition">
      <h2 id="definition" className="text-h2">
        Definition
      </h2>
      <form method="post" action="/api/demo" id="studio-form">
        <FormToken value={csrfToken} />
        <input type="hidden" name="do" value="studio" />
        <input type="hidden" name="product" value={id} />
        <textarea
          key={id}
          name="text"
          aria-labelledby="definition"
          className="studio-text"
          defaultValue={text}
          spellCheck={false}
          rows={32}
        />
        <p className="flex flex-wrap gap-3">
          <button type="submit" className="demo-button">
            Read it
          </button>
        </p>
      </form>
      <form method="post" action="/api/demo" className="mt-2">
        <FormToken value={csrfToken} />
        <input type="hidden" name="product" value={id} />
        <button type="submit" name="do" value="studio-shipped" className="demo-button">
          Back to the shipped one
        </button>
      </form>
      <EditByItself form="studio-form" />
    </section>
  )
}
