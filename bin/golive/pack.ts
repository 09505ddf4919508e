import type { Browser } from '@playwright/test'
import type { Command } from 'commander'
import { parsePrivateKeys, publicJwks } from 'singpass-client/keys'
import type { Config } from '../../lib/config/config.ts'
import { readSettings } from '../../lib/golive/doctor/settings.ts'
import { questions } from '../../lib/golive/pack/answers.ts'
import { toHtml, toMarkdown } from '../../lib/golive/pack/document.ts'
import { logoFaults } from '../../lib/golive/pack/logo.ts'
import { otherBankFaults } from '../../lib/golive/pack/other-bank.ts'
import { buildPack, type Pack } from '../../lib/golive/pack/pack.ts'
import { connectionOf } from '../../lib/onboarding/connection-of.ts'
import type { Product } from '../../lib/onboarding/product.ts'
import { openProducts, products } from '../../lib/onboarding/products/index.ts'
import { beside } from '../command/beside.ts'
import { type CommandContext, CommandRefused } from '../command/context.ts'
import { readGiven } from './given-file.ts'
import { type NewFile, refuseTaken, writeNewFiles } from './new-files.ts'
import { collectAnswers } from './pack/ask.ts'
import { openBrowser, printPdf, type Taken, takeJourney } from './pack/journey.ts'
import { withOwnDemo } from './pack/own-demo.ts'

const afterHelp = `
Without --app the command runs a demo of its own, on free ports, while it takes the pictures.
Answers that the file does not have are asked for; an answers file is JSON with these members:
${Object.entries(questions)
  .map(([name, question]) => `  ${name.padEnd(22)} ${beside(question, 25)}`)
  .join('\n')}

Exit codes: 0 done; 1 no browser, or the journey could not be walked; 2 wrong usage, or an answer is
missing or wrong; 3 refused: a file exists already.`

interface Options {
  product: string
  out: string
  answers?: string
  app?: string
  connection?: string
  draft?: boolean
  screenshots: boolean
  json?: boolean
}

/** `golive pack`: everything that is handed in, as Markdown, HTML and PDF. */
export function addPack(program: Command, context: CommandContext): void {
  program
    .command('pack')
    .description('make the onboarding pack of a product, with pictures of this very app')
    .requiredOption('--product <id>', `one of ${products.map(({ id }) => id).join(', ')}`)
    .requiredOption('--out <directory>', 'where to put the files')
    .option('--answers <file>', 'answers as JSON')
    .option('--app <url>', 'a demo that is running already, such as http://localhost:3000')
    .option('--connection <name>', 'fapi or v3; fapi unless the settings say otherwise')
    .option('--draft', 'a draft that may name another bank, such as that of the demo')
    .option('--no-screenshots', 'without pictures and PDF, and without a browser')
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .action((options: Options) => makePack(options, context))
}

async function makePack(options: Options, context: CommandContext): Promise<void> {
  const product = findProductOrRefuse(options.product)
  refuseTaken(options.out, [{ name: 'onboarding-pack.md' }, { name: 'onboarding-pack.pdf' }])
  const { config } = readSettings(context.env)
  const connection = connectionFor(options, product, config)
  const answers = await collectAnswers(options.answers, context)
  const logo = readLogo(answers.appLogo)
  if (!options.draft) refuseOtherBank(answers.entity, product)
  const say = options.json ? () => undefined : context.print
  const about = { draft: options.draft, now: context.now() }
  const base = { ...about, product, connection, answers, keys: keysOf(config, connection) }

  const files = options.screenshots
    ? await buildWithPictures(base, options.app, say)
    : buildFiles({ ...base, shots: [] }, [])
  const made = await writeNewFiles(options.out, [
    ...files,
    { name: 'app-logo.png', content: logo },
    { name: 'answers.json', content: `${JSON.stringify(answers, null, 2)}\n` },
  ])
  if (options.json) return context.print(JSON.stringify({ files: made }))
  context.print(`Made:\n${made.map((file) => `  ${file}`).join('\n')}\nRead it through, and hand it in.`)
}

/** @throws CommandRefused when the developer portal would not take it. */
function readLogo(file: string): Uint8Array {
  const logo = readGiven(file)
  const faults = logoFaults(logo)
  if (faults.length > 0) throw new CommandRefused(`appLogo: ${file} ${faults.join('; ')}`)
  return logo
}

function refuseOtherBank(entity: string, product: Product): void {
  const faults = otherBankFaults({ entity, product })
  if (faults.length === 0) return
  const list = faults.map((fault) => `  - ${fault}`).join('\n')
  throw new CommandRefused(`The pack would hand in another bank:\n${list}\nMend them, or make a --draft.`)
}

function findProductOrRefuse(id: string): Product {
  const product = openProducts({ demo: true }).find((candidate) => candidate.id === id)
  if (product) return product
  throw new CommandRefused(`--product must be one of ${products.map((candidate) => candidate.id).join(', ')}`)
}

function connectionFor({ connection }: Options, product: Product, config: Config | undefined): string {
  const known = ['fapi', 'v3', ...(config?.connections ?? [])]
  if (connection !== undefined && !known.includes(connection))
    throw new CommandRefused(`--connection must be ${[...new Set(known)].join(' or ')}`)
  return connection ?? (config ? connectionOf(product, config.connections) : 'fapi')
}

function keysOf(config: Config | undefined, connection: string) {
  const app = config?.fapi.get(connection)
  return app && publicJwks(parsePrivateKeys(JSON.parse(app.keys))).keys
}

type Base = Omit<Pack, 'shots'>

async function buildWithPictures(base: Base, app: string | undefined, say: (line: string) => void): Promise<NewFile[]> {
  const browser = await openBrowser()
  try {
    const connection = base.connection === 'v3' ? 'v3' : 'fapi'
    const take = (origin: string) => takeJourney({ browser, app: origin, ...base, connection })
    const taken = app === undefined ? await withOwnDemo(say, take) : await take(app)
    say(`Took ${taken.length} pictures`)
    const shots = taken.map(({ name, caption }) => ({ file: `journey/${name}`, caption }))
    return await addPdf({ browser, pack: { ...base, shots }, taken })
  } finally {
    await browser.close()
  }
}

interface Album {
  browser: Browser
  pack: Pack
  taken: readonly Taken[]
}

async function addPdf({ browser, pack, taken }: Album): Promise<NewFile[]> {
  const html = buildHtml(pack, taken)
  return [
    ...buildFiles(pack, taken),
    { name: 'onboarding-pack.pdf', content: await printPdf(browser, html) },
    ...taken.map(({ name, picture }) => ({ name: `journey/${name}`, content: picture })),
  ]
}

function buildFiles(pack: Pack, taken: readonly Taken[]): NewFile[] {
  return [
    { name: 'onboarding-pack.md', content: toMarkdown(buildPack(pack)) },
    { name: 'onboarding-pack.html', content: buildHtml(pack, taken) },
  ]
}

/** With the pictures inside, so that the file can be handed in alone. */
function buildHtml(pack: Pack, taken: readonly Taken[]): string {
  const sources = new Map(taken.map(({ name, picture }) => [`journey/${name}`, toDataUrl(picture)]))
  return toHtml(buildPack(pack), (file) => sources.get(file) ?? file)
}

function toDataUrl(picture: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(picture).toString('base64')}`
}
