import { expect, test } from 'vitest'
import type { Translation } from '../../components/words/translations.ts'
import { translations } from '../../components/words/translations.ts'
import { runWords } from './words.ts'

async function run(...argv: string[]) {
  const printed: string[] = []
  const complaints: string[] = []
  const written = new Map<string, Translation>()
  const code = await runWords(
    argv,
    {
      print: (line) => printed.push(line),
      printError: (line) => complaints.push(line),
      now: Date.now,
      env: {},
    },
    async (language, translation) => void written.set(language, translation),
  )
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n'), written }
}

test('a list of nothing wrong says so and leaves with 0', async () => {
  const { code, printed, written } = await run('list')
  expect(printed).toMatch(/^All \d+ texts are said in every language that owes them\.$/)
  expect([code, written.size]).toEqual([0, 0])
})

test('a command without arguments lists what is wrong', async () => {
  expect(await run()).toEqual(await run('list'))
})

test('accepting what is accepted already writes the same files', async () => {
  const { code, written } = await run('accept', 'form.continue', 'code.sex.F')
  expect(code).toBe(0)
  expect([...written.keys()]).toEqual(['zh', 'ms', 'ta'])
  expect(written.get('ta')).toEqual(translations.ta)
})

test('one language can be accepted alone', async () => {
  const { code, written } = await run('accept', 'form.continue', '--language', 'ms')
  expect([code, ...written.keys()]).toEqual([0, 'ms'])
})

test.each([
  ['a key that English does not have', ['accept', 'form.gone'], 'there is no such text: form.gone'],
  ['a language that is none of ours', ['accept', 'form.continue', '-l', 'fr'], 'there is no language fr'],
  ['English, which needs no acceptance', ['accept', 'form.continue', '-l', 'en'], 'there is no language en'],
  ['no key at all', ['accept'], "missing required argument 'keys'"],
  ['an unknown command', ['translate'], "unknown command 'translate'"],
])('%s is refused, and nothing is written', async (_, argv, complaint) => {
  const { code, complaints, written } = await run(...argv)
  expect(complaints).toContain(complaint)
  expect([code, written.size]).toEqual([2, 0])
})
