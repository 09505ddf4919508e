import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeCanary, peopleFile } from '../canaries/canary.ts'
import { freePorts } from '../stack/ports.ts'

/** Where one application of the end-to-end tests runs with its counterparts, as environment variables of its tests. */
export type StackPlace = Readonly<
  Record<
    | 'E2E_APP_URL'
    | 'E2E_MOCKPASS_URL'
    | 'E2E_SIMULATOR_URL'
    | 'E2E_DATABASE_PORT'
    | 'E2E_STAFF_PORT'
    | 'E2E_METRICS_PORT'
    | 'E2E_APP_LOG'
    | 'E2E_DATA_DIR'
    | 'E2E_CANARY',
    string
  >
>

/** The people whom every simulator of the tests knows, the canary among them. */
const peoplePath = path.resolve('test-results/people.json')
const canaryPath = path.resolve('test-results/canary.json')

/**
 * The places of this run, one for each of Playwright's workers: what tests change in a simulator is for all who use it.
 *
 * Playwright reads its configuration in each worker too. What was chosen once travels there in the environment.
 */
export async function findStacks(count: number): Promise<readonly StackPlace[]> {
  if (process.env.E2E_STACKS) return JSON.parse(process.env.E2E_STACKS)
  mkdirSync('test-results', { recursive: true })
  const canary = makeCanary()
  writeFileSync(canaryPath, JSON.stringify(canary))
  writeFileSync(peoplePath, peopleFile(canary))
  const ports = await freePorts(6 * count)
  const stacks = Array.from({ length: count }, (_, index) => placeStack(index, ports.slice(6 * index)))
  process.env.E2E_STACKS = JSON.stringify(stacks)
  return stacks
}

function placeStack(
  index: number,
  [app, mockpass, simulator, database, staff, metrics]: readonly number[],
): StackPlace {
  const directory = mkdtempSync(path.join(tmpdir(), 'onboarding-e2e-'))
  // As root, the database runs as another user, who must pass through.
  chmodSync(directory, 0o711)
  return {
    E2E_APP_URL: `http://localhost:${app}`,
    E2E_MOCKPASS_URL: `http://127.0.0.1:${mockpass}`,
    E2E_SIMULATOR_URL: `http://127.0.0.1:${simulator}`,
    E2E_DATABASE_PORT: `${database}`,
    E2E_STAFF_PORT: `${staff}`,
    E2E_METRICS_PORT: `${metrics}`,
    E2E_APP_LOG: path.resolve(`test-results/app${index === 0 ? '' : `-${index + 1}`}.log`),
    E2E_DATA_DIR: directory,
    E2E_CANARY: canaryPath,
  }
}

/** The place that this process tests: its own in a worker, by Playwright's number of it, and else the first. */
export function ownPlace(stacks: readonly StackPlace[]): StackPlace {
  const place = stacks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
  if (!place) throw new Error('more workers than stacks: E2E_WORKERS sets both')
  return place
}

/** What `bin/test/e2e-server.ts` is started with for a place. */
export function serverEnvironment(place: StackPlace): Record<string, string> {
  const portOf = (url: string) => new URL(url).port
  return {
    ...place,
    APP_URL: place.E2E_APP_URL,
    PORT: portOf(place.E2E_APP_URL),
    MOCKPASS_PORT: portOf(place.E2E_MOCKPASS_URL),
    SIMULATOR_PORT: portOf(place.E2E_SIMULATOR_URL),
    DATABASE_PORT: place.E2E_DATABASE_PORT,
    STAFF_PORT: place.E2E_STAFF_PORT,
    METRICS_PORT: place.E2E_METRICS_PORT,
    DATA_DIR: place.E2E_DATA_DIR,
    SIMULATOR_PEOPLE: peoplePath,
    HOSTNAME: 'localhost',
  }
}
