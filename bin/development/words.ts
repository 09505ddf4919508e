#!/usr/bin/env -S npx tsx
import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { accept } from '../../components/words/accept.ts'
import { englishTexts } from '../../components/words/english.ts'
import { findFaults } from '../../components/words/findings.ts'
import { withProducts } from '../../components/words/product-texts.ts'
import { type Translation, translations } from '../../components/words/translations.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { runProgram } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'

/** Keeps the texts of one language. */
type Write = (language: string, translation: Translation) => Promise<void>

const afterHelp = `
A text is missing, stale (its English text has changed since), unknown (English has no such text),
or lacks an argument or a plural form. Translate it in components/words/<language>.json, or in the
product's file where its key begins with "product", then accept its key.

Exit codes: 0 nothing is wrong, or accepted; 1 something is wrong; 2 wrong usage.`

/** Runs the command and returns its exit code. */
export async function runWords(
  argv: readonly string[],
  context: CommandContext,
  write: Write = writeCatalogue,
): Promise<number> {
  let code: number = exitCodes.done
  const { print } = context
  const program = new Command('words')
    .description(
      'Tells which texts are not said in every language that owes them, and notes which translations are up to date.',
    )
    .addHelpText('after', afterHelp)
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
    .action((keys: string[], { language }: { language?: string }) => acceptAll({ keys, only: language }, print, write))
  return runProgram(program, argv.length > 0 ? argv : ['list'], context).then((failed) => failed || code)
}

function list(print: CommandContext['print']): number {
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
  return lines.length === 0 ? exitCodes.done : exitCodes.fault
}

function languageOf(tag: string): keyof typeof translations {
  if (!isTranslated(tag)) throw new CommandRefused(`there is no language ${tag}`)
  return tag
}

function isTranslated(tag: string): tag is keyof typeof translations {
  return Object.hasOwn(translations, tag)
}

async function acceptAll(
  { keys, only }: { keys: string[]; only?: string },
  print: CommandContext['print'],
  write: Write,
): Promise<void> {
  const tags = only === undefined ? Object.keys(translations) : [only]
  const accepted = tags.map(languageOf).map((language) => ({
    language,
    translation: { ...translations[language], $source: acceptedIn(language, keys) },
  }))
  for (const { language, translation } of accepted) await write(language, translation)
  print(`Accepted in ${tags.join(', ')}: ${keys.join(', ')}`)
}

/** Throws `CommandRefused` for a key that English does not have. */
function acceptedIn(language: keyof typeof translations, keys: string[]) {
  try {
    return accept({ english: englishTexts(language), translation: withProducts(language), keys }).$source
  } catch (error) {
    throw error instanceof RangeError ? new CommandRefused(error.message) : error
  }
}

function writeCatalogue(language: string, translation: Translation): Promise<void> {
  const file = new URL(`../../components/words/${language}.json`, import.meta.url)
  return writeFile(file, `${JSON.stringify(translation, null, 2)}\n`)
}

await startIfRun(import.meta.url, runWords, { settings: false })
