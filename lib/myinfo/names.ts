import type { Person } from './person.ts'

/**
 * The name block of a person, line by line, each exactly as delivered: the principal name, then `(Hanyu Pinyin name)`,
 * `@alias`, `@Hanyu Pinyin alias` and the married name, as far as there are any.
 *
 * @see Singpass developer documentation, Myinfo Data Display Guidelines
 */
export function nameLines(person: Person): string[] {
  const lines = [
    line(person, 'name', (name) => name),
    line(person, 'hanyuPinyinName', (name) => `(${name})`),
    line(person, 'aliasName', (name) => `@${name}`),
    line(person, 'hanyuPinyinAliasName', (name) => `@${name}`),
    line(person, 'marriedName', (name) => name),
  ]
  return lines.filter((text) => text !== undefined)
}

function line(person: Person, attribute: string, write: (name: string) => string): string | undefined {
  const name = person[attribute]
  return name?.state === 'present' && typeof name.value === 'string' ? write(name.value) : undefined
}
