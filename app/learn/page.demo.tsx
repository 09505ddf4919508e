import type { Metadata } from 'next'
import { CockpitHead } from '@/components/demo/cockpit-head.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { countChecks, trips } from '@/lib/demo/trip.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { brand } from '../brand.ts'
import { missing } from '../missing.ts'
import { currentVisit } from '../visit.ts'
import {
  ChecksOfClient,
  Differences,
  ErrorDictionary,
  Holdings,
  Questions,
  WayToProduction,
} from './parts/sections.tsx'
import { Trips } from './parts/trip.tsx'
import { walk } from './parts/walk.ts'

export const metadata: Metadata = { title: 'How a form fills itself from Myinfo' }

const chapters = [
  ['one', 'In one breath'],
  ['walk', 'The journey, six steps'],
  ['trips', 'FAPI 2.0 beside v3'],
  ['holds', 'Who holds what'],
  ['asked', 'Questions asked often'],
  ['errors', 'Error dictionary'],
  ['live', 'The way to production'],
] as const

/** The journey explained on one page, for somebody who knows nothing of it. */
export default async function Learn() {
  const { server, demo, language, path } = await currentVisit()
  if (!demo || !server.demo) missing()
  const example = productsOnOffer({ demo: false })[0]
  const latest = server.demo.journeys.all()[0]
  return (
    <>
      <CockpitHead path={path} />
      <main id="main" lang="en" className="learn">
        <nav aria-label="On this page">
          {chapters.map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <div>
          <InOneBreath />
          <Walk latest={latest?.id} />
          {example && <SideBySide product={example} />}
          <section id="holds">
            <h2 className="text-h2">Who holds what</h2>
            <Holdings />
          </section>
          <section id="asked">
            <h2 className="text-h2">Questions asked often</h2>
            <Questions />
          </section>
          <section id="errors">
            <h2 className="text-h2">Error dictionary</h2>
            <p>
              By the tables that this application decides by. The applicant’s words follow the language of the page.
            </p>
            <ErrorDictionary words={wordsFor(language)} />
            <ChecksOfClient words={wordsFor(language)} />
          </section>
          <section id="live">
            <h2 className="text-h2">The way to production</h2>
            <WayToProduction />
          </section>
        </div>
      </main>
    </>
  )
}

function InOneBreath() {
  return (
    <section id="one">
      <h1 className="text-display">How a form fills itself from Myinfo</h1>
      <p className="mt-3 text-lead">
        A person logs in at Singpass, agrees to share named items with one organisation for one purpose, and comes back
        to a form that is already filled. {brand.name} never sees the password; Singpass never sees the form.
      </p>
      <p className="mt-2 text-ink-soft">
        <strong>Singpass</strong> is Singapore’s digital identity: it says who somebody is. <strong>Myinfo</strong> is
        the data that agencies hold of that person, given with their consent.
      </p>
    </section>
  )
}

function Walk({ latest }: { latest: string | undefined }) {
  const { order } = trips.fapi
  const checks = countChecks(order, ['token', 'id_token', 'userinfo'])
  return (
    <section id="walk">
      <h2 className="text-h2">The journey, six steps</h2>
      <ol className="learn-walk">
        {walk({ checks }).map(({ title, text, more }) => (
          <li key={title}>
            <h3 className="text-h3">{title}</h3>
            <p>{text}</p>
            <p className="text-ink-soft">{more}</p>
          </li>
        ))}
      </ol>
      <p>
        {latest ? (
          <a href={`/demo/trace/${latest}`}>See each step of the latest login</a>
        ) : (
          <a href="/demo">Log in as somebody, and see each step of it</a>
        )}
        . <a href="/demo/timeline">See the times of both generations</a>.
      </p>
    </section>
  )
}

function SideBySide({ product }: { product: Product }) {
  return (
    <section id="trips">
      <h2 className="text-h2">FAPI 2.0 beside v3</h2>
      <p>
        As the client makes the trip for the product <em>{product.name.en}</em>: its calls, its scopes, its checks. What
        is dashed happens where we cannot look.
      </p>
      <Trips product={product} />
      <Differences />
    </section>
  )
}
