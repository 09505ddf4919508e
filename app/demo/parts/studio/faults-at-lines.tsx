import { FormToken } from '@/components/site/form-token.tsx'
import type { DefinitionFault } from '@/lib/demo/studio/read.ts'

/** So many are told at once. */
export const mostFaults = 20

/** So much of a long line is shown before its fault, and after it. */
const before = 60
const after = 40

interface Props {
  id: string
  text: string
  faults: readonly DefinitionFault[]
  csrfToken: string
}

/** What keeps a definition from being read, each under its line with a mark where it is, and with what to write instead. */
export function FaultsAtLines({ id, text, faults, csrfToken }: Props) {
  const lines = text.split('\n')
  return (
    <section aria-labelledby="faults" className="studio-faults">
      <h2 id="faults" className="text-h2">
        Cannot be read yet
      </h2>
      <ol>
        {faults.slice(0, mostFaults).map(({ line, column, says, instead }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may say the same of the same place
          <li key={index} id={`fault-${index + 1}`}>
            <Excerpt lines={lines} line={line} column={column} />
            <span className="demo-failed">
              Line {line}, column {column}: {says}
            </span>
            {instead && (
              <form method="post" action="/api/demo">
                <FormToken value={csrfToken} />
                <input type="hidden" name="product" value={id} />
                <input type="hidden" name="text" value={instead.text} />
                <button type="submit" name="do" value="studio" className="demo-button">
                  Write “{instead.word}”
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The line of a fault between its neighbours, with a caret under the place. */
function Excerpt({ lines, line, column }: { lines: readonly string[]; line: number; column: number }) {
  const start = Math.max(0, column - 1 - before)
  const cut = (text: string) => text.slice(start, column - 1 + after)
  const led = (number: number | '') => `${number}`.padStart(5)
  const row = (number: number) =>
    lines[number - 1] === undefined ? [] : [`${led(number)} ${cut(lines[number - 1] ?? '')}`]
  const lead = (lines[line - 1] ?? '').slice(start, column - 1)
  const caret = `${led('')} ${[...lead].map(blank).join('')}^`
  return <pre>{[...row(line - 1), ...row(line), caret, ...row(line + 1)].join('\n')}</pre>
}

/** A blank as wide as a letter, so that the caret stands under its place. */
function blank(letter: string): string {
  return /[\p{Script=Han}\u3000-\u30ff\uff00-\uffef]/u.test(letter) ? '\u3000' : ' '
}
