#!/usr/bin/env -S npx tsx
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { Command, CommanderError } from 'commander'
import { accept } from '../../components/words/accept.ts'
import { englishTexts } from '../../components/words/english.ts'
import { findFaults } from '../../components/words/findings.ts'
import { withProducts } from '../../components/words/product-texts.ts'
import { type Translation, translations } from '../../components/words/translations.ts'

/** What the command tells its caller by its exit code. */
export const exitCodes = { done: 0, faulty: 1, usage: 2 } as const

/** Where words and files go. */
export interface Surroundings {
  print(line: string): void
  complain(line: string): void
  write(language: string, translation: Translation): Promise<void>
}

const afterHelp = `
A text is missing, stale (its English text has changed since), unknown (English has no such text), or lacks an argument
or a plural form. Translate it in components/words/<language>.json, or in the product's file where its key begins with
"product", then accept its key.

Exit codes: 0 nothing is wrong, or accepted; 1 something is wrong; 2 wrong usage.`

/** Runs the command and returns its exit code. */
export async function runWords(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code: number = exitCodes.done
  const { print, complain } = surroundings
  const program = new Command('words')
    .description(
      'Tells which texts are not said in every language that owes them, and notes which translations are up to date.',
    )
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => complain(text.trimEnd()) })
  program
    .command('list')
    .description('list what is wrong, by language and key, with the English text')
    .action(() => {
      code = list(print)
    })
  program
    .command('accept')
    .argument('<keys...>', 'keys as the list shows them')
    .option('-l, --language <language>', 'one language only')
    .description('note that the translations of these keys say what the English texts of today say')
    .action((keys: string[], { language }: { language?: string }) => acceptAll(keys, language, surroundings))
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error, complain)
  }
}

function list(print: Surroundings['print']): number {
  const lines = Object.keys(translations).flatMap((tag) => {
    const language = languageOf(tag)
    const english = englishTexts(language)
    return findFaults({ english, translation: withProducts(language), language }).map(
      ({ key, fault }) => `${language}  ${fault.padEnd(9)}  ${key}  ${english.get(key) ?? ''}`,
    )
  })
  for (const line of lines) print(line)
  print(
    lines.length === 0
      ? `All ${englishTexts('en').size} texts are said in every language that owes them.`
      : `${lines.length} to look at.`,
  )
  return lines.length === 0 ? exitCodes.done : exitCodes.faulty
}

function languageOf(tag: string): keyof typeof translations {
  if (!isTranslated(tag)) throw new RangeError(`there is no language ${tag}`)
  return tag
}

function isTranslated(tag: string): tag is keyof typeof translations {
  return Object.hasOwn(translations, tag)
}

async function acceptAll(keys: string[], only: string | undefined, { print, write }: Surroundings): Promise<void> {
  const tags = only === undefined ? Object.keys(translations) : [only]
  const accepted = tags.map(languageOf).map((language) => ({
    language,
    translation: {
      ...translations[language],
      $source: accept({ english: englishTexts(language), translation: withProducts(language), keys }).$source,
    },
  }))
  for (const { language, translation } of accepted) await write(language, translation)
  print(`Accepted in ${tags.join(', ')}: ${keys.join(', ')}`)
}

function explain(error: unknown, complain: Surroundings['complain']): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (!(error instanceof RangeError)) throw error
  complain(error.message)
  return exitCodes.usage
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runWords(process.argv.slice(2), {
    print: console.log,
    complain: console.error,
    write: (language, translation) =>
      writeFile(
        new URL(`../../components/words/${language}.json`, import.meta.url),
        `${JSON.stringify(translation, null, 2)}\n`,
      ),
  })
}
