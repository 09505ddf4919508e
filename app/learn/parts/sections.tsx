import type { Words } from '@/components/words/index.ts'
import { differences, holdings, wayToProduction } from './beside.ts'
import { dictionary, toldTo } from './dictionary.ts'
import { checksOfClient, codesOfClient } from './own-codes.ts'
import { questions } from './questions.ts'

/** Who holds what, and for how long. */
export function Holdings() {
  const heads = ['Thing', 'Browser', 'Our server', 'Singpass', 'For how long']
  const rows = holdings.map(({ thing, browser, server, singpass, life }) => [thing, browser, server, singpass, life])
  return <WordsTable heads={heads} rows={rows} />
}

/** The two generations, side by side. */
export function Differences() {
  const heads = ['What', 'FAPI 2.0 (Myinfo v5)', 'Myinfo v3']
  return <WordsTable heads={heads} rows={differences.map(({ what, fapi, v3 }) => [what, fapi, v3])} />
}

/** Rows of words, each headed by its first. */
function WordsTable({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="demo-table demo-cards demo-words">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((text, place) => (
              <td data-label={heads[place + 1]} key={heads[place + 1]}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The questions that a newcomer asks, one by one. */
export function Questions() {
  return questions.map(({ id, question, answer, fapi, v3, code }) => (
    <section key={id} id={`q-${id}`} className="learn-question">
      <h3 className="text-h3">{question}</h3>
      <p>{answer}</p>
      <dl>
        <div>
          <dt>FAPI 2.0</dt>
          <dd>{fapi}</dd>
        </div>
        <div>
          <dt>Myinfo v3</dt>
          <dd>{v3}</dd>
        </div>
        <div>
          <dt>In the code</dt>
          <dd>
            {code.map((file) => (
              <code key={file}>{file} </code>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  ))
}

/** Every error that Singpass documents and every code of this client: likely cause, what the applicant reads in the language chosen, and what to fix. */
export function ErrorDictionary({ words }: { words: Words }) {
  return (
    <table className="demo-table demo-cards">
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Likely cause</th>
          <th scope="col">What the applicant reads</th>
          <th scope="col">What to fix</th>
        </tr>
      </thead>
      <tbody>
        {[...dictionary(), ...codesOfClient()].map(({ code, where, cause, outcome, fix }) => {
          const told = toldTo(words, outcome)
          return (
            <tr key={`${code} ${where.join()}`}>
              <NameCell name={code} where={where} />
              <td data-label="Likely cause">{cause}</td>
              <td data-label="The applicant reads" lang={words.language}>
                <strong>{told.title}</strong> {told.text}
              </td>
              <td data-label="Fix">{fix}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Every check that an answer can fail at, by the name that journey and log have it under. */
export function ChecksOfClient({ words }: { words: Words }) {
  return (
    <details className="mt-6" id="checks">
      <summary>Every check of an answer, and what the applicant reads where it fails</summary>
      <table className="demo-table demo-cards">
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">What it asks</th>
            <th scope="col">What the applicant reads</th>
          </tr>
        </thead>
        <tbody>
          {checksOfClient().map(({ name, where, asks, outcome }) => (
            <tr key={name}>
              <NameCell name={name} where={where} />
              <td data-label="What it asks">{asks}</td>
              <td data-label="The applicant reads" lang={words.language}>
                {toldTo(words, outcome).title}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3">
        To fix: open the journey, see which answer failed and where it came from. A failed check is no setting of ours
        but for <code>iss</code>, <code>aud</code> and the keys: <code>npm run doctor</code> looks at those. Report the
        rest to partner support with the time of the call.
      </p>
    </details>
  )
}

/** What heads a row: a code or a check, and where it arises. */
function NameCell({ name, where }: { name: string; where: readonly string[] }) {
  return (
    <th scope="row">
      {name}
      <span className="demo-soft block font-sans font-normal">{where.join(', ')}</span>
    </th>
  )
}

/** The way to production, in order. */
export function WayToProduction() {
  return (
    <ol className="learn-walk">
      {wayToProduction.map(({ title, text, command }) => (
        <li key={title}>
          <h3 className="text-h3">{title}</h3>
          <p>{text}</p>
          {command && <code>{command}</code>}
        </li>
      ))}
    </ol>
  )
}
