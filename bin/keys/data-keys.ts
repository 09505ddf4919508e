import { randomBytes } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import type { Storage } from '../../lib/storage/database.ts'
import { type DataKeys, formatDataKeys, parseDataKeys } from '../../lib/storage/sealing/data-keys.ts'
import type { KeyUse } from '../../lib/storage/stores/reseal.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { withStorage } from '../custody/open-storage.ts'
import { writeNewFiles } from '../golive/new-files.ts'
import { warnIfGitWouldTake } from './git-would-take.ts'

const help = `
Steps of a rotation, in order. After "add" and "seal" restart every node, one after another, before the next step:
  add      puts a new key behind the others: every node learns to open with it
  seal     puts the newest key in front: from now on it seals
  reseal   seals anew what the others have sealed, beside the running application; may be stopped and begun again
  retire   takes the others out; refused while one of them still seals a value or proves an entry of the audit

"add", "seal" and "retire" change the file that DATA_KEYS_FILE names. Keep each version of it in your vault.
Exit codes: 0 done; 1 the database did not answer; 2 wrong usage; 3 refused; 78 a setting is missing or wrong.`

const steps = { add, seal, reseal, retire } as const

/** `keys data`: what each data key seals, and the rotation of them. */
export function addDataKeys(program: Command, context: CommandContext): void {
  const data = program.command('data').description('the keys that seal personal data at rest (DATA_KEYS)')
  data
    .command('list')
    .description('what each key seals, and what each audit key proves')
    .action(() => withStorage(context, (storage) => list(storage, context)))
  data
    .command('rotate')
    .argument('[step]', Object.keys(steps).join(', '))
    .description('take the next step of a rotation')
    .addHelpText('after', help)
    .action((step: string | undefined) => rotate(step, context))
}

async function rotate(step: string | undefined, context: CommandContext): Promise<void> {
  if (step === undefined) return context.print(help.trim())
  if (!isStep(step)) throw new CommandRefused(`"${step}" is not a step: ${Object.keys(steps).join(', ')}`)
  await steps[step](context)
}

function isStep(step: string): step is keyof typeof steps {
  return Object.hasOwn(steps, step)
}

async function list(storage: Storage, { env, print }: CommandContext): Promise<void> {
  const [uses, { keys, current }] = [await storage.keyUses(), await readKeys(env)]
  for (const keyId of new Set([...keys.keys(), ...uses.map((use) => use.keyId)])) {
    const role = keyId === current ? 'seals' : keys.has(keyId) ? 'opens' : 'NOT AMONG DATA_KEYS'
    print(`${keyId}  ${role}  ${describeUses(uses, keyId) || 'nothing'}`)
  }
}

function describeUses(uses: readonly KeyUse[], keyId: string): string {
  return uses
    .filter((use) => use.keyId === keyId && use.values > 0)
    .map(({ table, values }) => `${table} ${values}`)
    .join(', ')
}

async function add({ env, print, printError, now }: CommandContext): Promise<void> {
  const { keys, current } = await readKeys(env)
  const day = new Date(now()).toISOString().slice(0, 10)
  const keyId = [day, ...Array.from({ length: 99 }, (_, index) => `${day}-${index + 2}`)].find((id) => !keys.has(id))
  if (!keyId) throw new CommandRefused('there are a hundred keys of today', exitCodes.refused)
  await replaceKeys(env, { current, keys: new Map([...keys, [keyId, randomBytes(32)]]) }, printError)
  print(`Added ${keyId}, behind ${current}. Restart every node; then: npm run keys -- data rotate seal`)
}

async function seal({ env, print, printError }: CommandContext): Promise<void> {
  const { keys, current } = await readKeys(env)
  const newest = [...keys.keys()].findLast((keyId) => isNewer(keyId, current))
  if (!newest) throw new CommandRefused('there is no newer key: add one first', exitCodes.refused)
  await replaceKeys(env, { current: newest, keys }, printError)
  print(`${newest} seals from the next start on. Restart every node; then: npm run keys -- data rotate reseal`)
}

/** Keys that `add` makes are called by their day, and by a number from the second of a day on. */
function isNewer(keyId: string, current: string): boolean {
  const made = /^\d{4}-\d\d-\d\d(-\d+)?$/
  if (!made.test(keyId) || keyId === current) return false
  return !made.test(current) || keyId.localeCompare(current, 'en', { numeric: true }) > 0
}

async function reseal(context: CommandContext): Promise<void> {
  const { print } = context
  const sealed = await withStorage(context, (storage) =>
    storage.reseal(({ table, done, total }) => print(`${table}: ${done} of ${total}`)),
  )
  print(`Sealed ${sealed} values anew. Then: npm run keys -- data rotate retire`)
}

async function retire(context: CommandContext): Promise<void> {
  const { env, print, printError } = context
  const { keys, current } = await readKeys(env)
  const others = [...keys.keys()].filter((keyId) => keyId !== current)
  if (others.length === 0) throw new CommandRefused('there is one key alone: nothing to retire', exitCodes.refused)
  const uses = await withStorage(context, (storage) => storage.keyUses())
  const inUse = uses.filter((use) => others.includes(use.keyId) && use.values > 0 && stillNeeded(use, env))
  if (inUse.length > 0) throw stillInUse(inUse)
  await replaceKeys(env, { current, keys: new Map([...keys].filter(([keyId]) => keyId === current)) }, printError)
  print(`Retired ${others.join(', ')}. Restart every node. Keep them in your vault for as long as you keep backups.`)
}

/** With audit keys of its own, the audit needs no data key. */
function stillNeeded({ table }: KeyUse, env: CommandContext['env']): boolean {
  return table !== 'audit' || !(env.AUDIT_KEYS?.trim() || env.AUDIT_KEYS_FILE?.trim())
}

function stillInUse(uses: readonly KeyUse[]): CommandRefused {
  const [first] = uses
  const lines = uses.map(({ keyId, table, values }) => `  ${keyId}: ${table} ${values}`).join('\n')
  const onlyAudit = uses.every(({ table }) => table === 'audit')
  const fix = onlyAudit
    ? 'npm run audit -- keys --out FILE, and point AUDIT_KEYS_FILE at it'
    : 'npm run keys -- data rotate reseal'
  const message = `${first?.keyId ?? 'a key'} is still in use; nothing was changed:\n${lines}\nfix: ${fix}`
  return new CommandRefused(message, exitCodes.refused)
}

function fileOf(env: CommandContext['env']): string {
  const file = env.DATA_KEYS_FILE?.trim()
  if (file) return file
  const fix = 'put the text of DATA_KEYS into a file that only the application may read, and name it in DATA_KEYS_FILE'
  throw new CommandRefused(`DATA_KEYS is no file, so it cannot be changed from here\nfix: ${fix}`, exitCodes.refused)
}

async function readKeys(env: CommandContext['env']): Promise<DataKeys> {
  const text = env.DATA_KEYS?.trim() || (await readFile(fileOf(env), 'utf8'))
  return parseDataKeys(text.trim())
}

/** In one move, so that a crash leaves the old file or the new one. */
async function replaceKeys(
  env: CommandContext['env'],
  keys: DataKeys,
  printError: CommandContext['printError'],
): Promise<void> {
  const file = fileOf(env)
  const fresh = `${path.basename(file)}.${process.pid}.new`
  await writeNewFiles(path.dirname(file), [{ name: fresh, content: `${formatDataKeys(keys)}\n` }])
  await rename(path.join(path.dirname(file), fresh), file)
  const warning = await warnIfGitWouldTake(file)
  if (warning) printError(warning)
}
