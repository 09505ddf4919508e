import { Command } from 'commander'
import { type Config, ConfigError, loadConfig } from '../../lib/config/config.ts'
import { receiversOf } from '../../lib/delivery/receivers/receiver.ts'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { speakIn } from '../command/run-command.ts'
import { findEmbedded } from '../doctor/database.ts'
import { demoEnvironment } from '../stack/demo-environment.ts'

/** The stores and settings that a command works with. */
export interface Opened {
  config: Config
  storage: Storage
}

/** Settings as the application reads them, or the demo's. Throws `CommandRefused` with every fault. */
export async function readConfig(env: CommandContext['env'], demo = false): Promise<Config> {
  try {
    return loadConfig(demo ? await demoEnvironment(env) : env)
  } catch (error) {
    throw error instanceof ConfigError ? new CommandRefused(error.message, exitCodes.fault) : error
  }
}

/** Opens the stores, does the work and closes them. The database has to run: a command starts none. */
export async function withStorage<Result>(
  { env, demo }: { env: CommandContext['env']; demo?: boolean },
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const config = await readConfig(env, demo)
  const url = config.databaseUrl ?? (await findEmbedded(config, process.cwd()))
  if (!url)
    throw new CommandRefused('the database does not run: start the application, or set DATABASE_URL', exitCodes.fault)
  const storage = createStorage({
    url,
    dataKeys: config.dataKeys,
    auditKeys: config.auditKeys,
    retrievalMinutes: config.retrievalMinutes,
    connections: 4,
    receivers: (product) => receiversOf(config.receivers, product),
  })
  try {
    return await work({ config, storage })
  } finally {
    await storage.close()
  }
}

/** What every command over the stores can be asked. */
export interface Asked {
  demo: boolean
  json: boolean
}

/** A command over the stores of the settings or, with `--demo`, of the demo; `opened` opens them for as long as they are used. */
export function commandOverStores(
  context: CommandContext,
  { name, description, demo, afterHelp }: { name: string; description: string; demo: string; afterHelp: string },
) {
  const program = new Command(name)
    .description(description)
    .option('--demo', demo)
    .option('--json', 'print JSON for a program to read')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput(speakIn(context))
  const asked = (): Asked => {
    const { demo = false, json = false } = program.opts<Partial<Asked>>()
    return { demo, json }
  }
  const opened = <Result>(work: (opened: Opened) => Promise<Result>) =>
    withStorage({ env: context.env, ...asked() }, work)
  return { program, asked, opened }
}

/** A moment as people write it, in epoch milliseconds. Throws `CommandRefused`. */
export function momentOf(text: string): number {
  const moment = Date.parse(text)
  if (Number.isNaN(moment))
    throw new CommandRefused(`"${text}" is no moment: write 2026-11-27 or 2026-11-27T08:00:00+08:00`)
  return moment
}
