import type { CommandContext } from '../command/context.ts'

/**
 * The settings of the demo on this machine, for a command that works beside it.
 *
 * The demo is loaded for this alone: it needs packages that a production install leaves out.
 */
export async function demoEnvironment(env: CommandContext['env']): Promise<CommandContext['env']> {
  const { prepareDemo } = await import('./demo.ts')
  const { app } = await prepareDemo({ NODE_ENV: 'development', ...env }, { dev: true })
  return app.environment
}
