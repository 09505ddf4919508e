import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { applicationsContract } from './applications.contract.ts'
import { atRestContract } from './at-rest.contract.ts'
import { attemptsContract } from './attempts.contract.ts'
import { auditContract } from './audit.contract.ts'
import { draftsContract } from './drafts.contract.ts'
import { failingApplicationsContract } from './failing-applications.contract.ts'
import { purgeContract } from './purge.contract.ts'
import { resumeLinksContract } from './resume-links.contract.ts'
import { retrievalsContract } from './retrievals.contract.ts'
import { sessionsContract } from './sessions.contract.ts'
import { startTestServer, type TestServer } from './testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterEach(() => server.closeStorages())

afterAll(() => server?.stop())

describe('at rest', () => atRestContract(() => server))
describe('attempts', () => attemptsContract(() => server))
describe('sessions', () => sessionsContract(() => server))
describe('retrievals', () => retrievalsContract(() => server))
describe('drafts', () => draftsContract(() => server))
describe('resume links', () => resumeLinksContract(() => server))
describe('applications', () => applicationsContract(() => server))
describe('applications', () => failingApplicationsContract(() => server))
describe('purge', () => purgeContract(() => server))
describe('audit', () => auditContract(() => server))
