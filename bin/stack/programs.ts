import { createRequire } from 'node:module'
import path from 'node:path'
import type { DemoPlan, Settings } from './plan.ts'
import type { Program } from './processes/program.ts'

const here = (name: string) => new URL(name, import.meta.url)

/** The command line of Node.js for a program that ends when we do. */
const NODE: [string, string, string] = [process.execPath, '--import', here('./processes/follow-parent.mjs').href]

export function databaseProgram({ port, directory }: NonNullable<DemoPlan['database']>, { app }: DemoPlan): Program {
  const { PATH = '', HOME = '' } = app.environment
  const environment = { PATH, HOME, DATABASE_DIRECTORY: directory, DATABASE_PORT: String(port) }
  return script('PostgreSQL', { file: here('./database.ts').pathname, environment })
}

/** Its own folder is the working directory, where it looks for a `.env`. Its access log holds NRICs: it is dropped. */
export function mockpassProgram({ environment }: { environment: Settings }): Program {
  const home = path.dirname(createRequire(import.meta.url).resolve('@opengovsg/mockpass/package.json'))
  const command: Program['command'] = [...NODE, here('./mockpass.mjs').pathname]
  return { name: 'MockPass', command, cwd: home, environment, output: 'nowhere' }
}

export function simulatorProgram({ environment }: { environment: Settings }): Program {
  return script('Simulator', { file: here('../../lib/simulator/cli.ts').pathname, environment })
}

export function staffProviderProgram({ environment }: { environment: Settings }): Program {
  return script('Staff sign-in', { file: here('./staff-provider.ts').pathname, environment })
}

export function appProgram(
  { app }: DemoPlan,
  { dev, databaseUrl, output }: { dev: boolean; databaseUrl?: string; output: string },
): Program {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  // `next dev` forks a server of its own and leaves by itself when we do.
  const node: [string, ...string[]] = dev ? [process.execPath] : NODE
  const command: Program['command'] = [...node, next, dev ? 'dev' : 'start', '-H', app.host, '-p', String(app.port)]
  const environment = databaseUrl ? { ...app.environment, DATABASE_URL: databaseUrl } : app.environment
  return { name: 'Application', command, cwd: process.cwd(), environment, output }
}

function script(name: string, { file, environment }: { file: string; environment: Settings }): Program {
  return { name, command: [...NODE, '--import', 'tsx', file], cwd: process.cwd(), environment, output: 'nowhere' }
}
