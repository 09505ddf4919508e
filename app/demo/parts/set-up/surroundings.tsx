import { FormToken } from '@/components/site/form-token.tsx'
import { offeredLanguages, type Words } from '@/components/words/index.ts'
import { momentsAfter, timeInSingapore } from '@/lib/demo/moments.ts'
import type { Server } from '@/lib/server/server.ts'

interface Given {
  server: Server
  csrfToken: string
  words: Words
  /** Sets the ids of two sets of controls on one page apart. */
  id: string
  /** Path and query of the page to come back to. */
  path: string
}

/** Language and clock: what surrounds a journey. */
export function Surroundings(given: Given) {
  return (
    <>
      <LanguageChoice {...given} />
      <ClockChoice {...given} />
    </>
  )
}

function LanguageChoice({ csrfToken, words, path, id }: Given) {
  return (
    <form method="post" action="/api/language" className="demo-form">
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={path} />
      <fieldset aria-labelledby={`${id}-language`}>
        <legend id={`${id}-language`} className="demo-legend">
          Language
        </legend>
        <p className="flex flex-wrap gap-2">
          {offeredLanguages.map(({ language, name }) => (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              className="demo-button"
              aria-pressed={language === words.language}
            >
              {name}
            </button>
          ))}
        </p>
      </fieldset>
    </form>
  )
}

function ClockChoice({ server, csrfToken, path, id }: Given) {
  return (
    <form method="post" action="/api/demo" className="demo-form">
      <FormToken value={csrfToken} />
      <input type="hidden" name="do" value="clock" />
      <input type="hidden" name="returnTo" value={path} />
      <div>
        <label htmlFor={`${id}-clock`}>Clock</label>
        <select id={`${id}-clock`} name="clock">
          {momentsAfter(Date.now(), server.config.downtimes).map(({ id: moment, title }) => (
            <option key={moment} value={moment}>
              {title}
            </option>
          ))}
          <option value="retrieval-expired">31 minutes on: what came from Myinfo has expired</option>
          <option value="visit-expired">8 days on: the visit has ended, and what was typed is gone</option>
        </select>
      </div>
      <p>
        <button type="submit" className="demo-button">
          Set the clock
        </button>
      </p>
      <p className="demo-soft">
        It is {timeInSingapore(server.now())} for this demo: for maintenance, ages and deadlines that are shown. The two
        last ones remove what would have expired.
      </p>
    </form>
  )
}
