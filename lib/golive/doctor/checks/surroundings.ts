import type { Config } from '@/lib/config/config.ts'
import { deadlines, inWords } from '../../deadlines.ts'
import { type Finding, fault, passed, skipped, warning } from '../../finding.ts'
import type { DatabaseProbe, Inspection } from '../inspection.ts'
import { describeTrouble } from './database-trouble.ts'

/**
 * Tells what production refuses or warns of, by the rules of the start. Away from production they are warnings: a doctor
 * is often asked where NODE_ENV is not set, and `npm start` sets it.
 */
export function checkEnvironment({ config }: Inspection): Finding[] {
  const { production, demo, v3, fapi } = config
  const [app] = fapi.values()
  const findings = [describeEnvironment(config), ...judgedByStart(config)]
  if (production && !demo && app && app.env !== 'production') findings.push(testPeer('SINGPASS_ENV', app.env))
  if (production && !demo && v3 && v3.env !== 'production') findings.push(testPeer('MYINFO_V3_ENV', v3.env))
  if (v3 && v3.env !== 'local') findings.push(retired(v3.env))
  return findings
}

function describeEnvironment({ production, demo }: Config): Finding {
  if (!production) return skipped('environment', 'NODE_ENV is not production: local counterparts are allowed')
  if (demo) return skipped('environment', 'this is the demo, on this machine: local counterparts are allowed')
  return passed('environment', 'production, and nothing that production refuses')
}

function judgedByStart({ production, refusals, v3, fapi }: Config): Finding[] {
  const isLocal = [...fapi.values(), ...(v3 ? [v3] : [])].every(({ env }) => env === 'local')
  return refusals
    .filter(({ id }) => id !== 'production.secrets') // told by a check of its own
    .filter(({ level }) => production || level === 'warning' || !isLocal)
    .map(({ id, setting, wrong, why, fix, level }) =>
      level === 'warning' || production
        ? warning(id, `${setting} ${wrong}`, { why, fix })
        : warning(id, `\`npm start\` refuses this: ${setting} ${wrong}`, { why, fix }),
    )
}

function testPeer(name: string, env: string): Finding {
  return warning('environment.peer', `${name} is ${env} in production`, {
    why: 'Applicants with a real Singpass account cannot log in there.',
    fix: `set ${name}=production, with the client ID and keys of the production app, before you open`,
  })
}

/** Real applicants must not depend on it; at a test environment it is there to compare with. */
function retired(env: string): Finding {
  const found = `MYINFO_V3_ENV is ${env}, and Myinfo v3 ended on ${inWords(deadlines.v3AndV4)}: it may be switched off on any day`
  const advice = {
    why: `Singpass takes FAPI 2.0 alone (the last of everything else on ${inWords(deadlines.allButFapi)}). v3 is left for the demo, for comparison, and for those who have not moved yet.`,
    fix: 'move to FAPI 2.0: `npm run golive -- migrate` gives the plan',
  }
  return env === 'production' ? fault('environment.v3', found, advice) : warning('environment.v3', found, advice)
}

/** Checks the database: that it answers, has its tables, and that what is stored opens. */
export async function checkDatabase({ database }: Inspection): Promise<Finding[]> {
  if (!database) return [skipped('database', 'no database to look at: it starts with the application')]
  if (!(await database.isReachable())) return [describeTrouble((await database.whyUnreachable?.()) ?? 'unknown')]
  const migrations = await checkMigrations(database)
  const isBehind = migrations.some(({ level }) => level === 'fault')
  const sealed = isBehind ? [] : await checkSealed(database)
  return [passed('database', 'the database answers'), ...migrations, ...sealed]
}

async function checkMigrations({ pendingMigrations }: DatabaseProbe): Promise<Finding[]> {
  if (!pendingMigrations) return []
  const pending = await pendingMigrations()
  if (pending > 0) return [fault('database.migrations', `${pending} migrations have not been made`, behind)]
  return [passed('database.migrations', 'its tables are those of this version')]
}

async function checkSealed({ unreadable }: DatabaseProbe): Promise<Finding[]> {
  if (!unreadable) return []
  const places = await unreadable()
  if (places.length === 0) return [passed('database.sealed', 'every kind of sealed value opens with DATA_KEYS')]
  return places.map((place) => fault('database.sealed', `sealed values do not open: ${place}`, keyGone))
}

const behind = {
  why: 'The application would ask for tables that are not there.',
  fix: '`npm run migrate`, with DATABASE_MIGRATE_URL where another role owns the tables',
}
const keyGone = {
  why: 'Applications sealed with a key that is gone cannot be read by anybody, ever.',
  fix: 'put the old key back into DATA_KEYS, behind the first one',
}
