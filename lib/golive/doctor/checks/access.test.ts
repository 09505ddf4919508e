import { expect, test } from 'vitest'
import { buildConfig, buildInspection } from '../../testing/inspection.ts'
import { checkAccess } from './access.ts'
import { checkApplicants } from './applicants.ts'

const day = 86_400_000

test('a token that ends within a month is worth a look, and one that has ended is not', async () => {
  const inspection = buildInspection()
  const at = (days: number) => inspection.now() + days * day
  const tokens = [
    { name: 'core', expiresAt: at(10) },
    { name: 'later', expiresAt: at(90) },
    { name: 'gone', expiresAt: at(-1) },
  ]
  const findings = await checkAccess({
    ...inspection,
    database: { isReachable: async () => true, tokens: async () => tokens },
  })

  expect(findings.map(({ id, level }) => `${id} ${level}`)).toEqual(['access passed', 'access.token warning'])
  expect(findings[0]?.found).toContain('2 tokens')
  expect(findings[1]?.found).toContain('core')
})

test('a database that is away leaves the certificates to tell', async () => {
  const database = { isReachable: async () => false, tokens: () => Promise.reject(new Error('away')) }
  expect(await checkAccess({ ...buildInspection(), database })).toMatchObject([{ id: 'access', level: 'passed' }])
})

test('applicants who are not written to are worth a look', () => {
  const levelOf = (changes: Parameters<typeof buildConfig>[0]) => checkApplicants({ config: buildConfig(changes) })[0]
  expect(levelOf({})).toMatchObject({ level: 'warning' })
  expect(levelOf({ mail: { url: 'smtps://mail', from: 'a@b.example' } })).toMatchObject({ level: 'passed' })
  expect(levelOf({ standIn: 'demo' })).toMatchObject({ level: 'passed' })
})
