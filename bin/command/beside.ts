import { Help } from 'commander'

/** No line of a help is wider, in columns. */
const widest = 100

/** Wraps a text that stands in a help beside a name, from this column on. */
export function beside(text: string, column: number): string {
  return new Help().boxWrap(text, widest - column).replaceAll('\n', `\n${' '.repeat(column)}`)
}
