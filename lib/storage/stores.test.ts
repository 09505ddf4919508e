import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { applicationsContract } from './stores/applications.test.ts'
import { atRestContract } from './sealing/at-rest.test.ts'
import { attemptsContract } from './stores/attempts.test.ts'
import { auditContract } from './stores/audit.test.ts'
import { draftsContract } from './stores/drafts.test.ts'
import { failingApplicationsContract } from './stores/failing-applications.test.ts'
import { purgeContract } from './stores/purge.test.ts'
import { resumeLinksContract } from './stores/resume-links.test.ts'
import { retrievalsContract } from './stores/retrievals.test.ts'
import { startTestServer, type TestServer } from './testing/server.ts'
import { sessionsContract } from './stores/sessions.test.ts'

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
