import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { applicationsContract } from './testing/applications.contract.ts'
import { atRestContract } from './testing/at-rest.contract.ts'
import { attemptsContract } from './testing/attempts.contract.ts'
import { auditContract } from './testing/audit.contract.ts'
import { draftsContract } from './testing/drafts.contract.ts'
import { failingApplicationsContract } from './testing/failing-applications.contract.ts'
import { purgeContract } from './testing/purge.contract.ts'
import { resumeLinksContract } from './testing/resume-links.contract.ts'
import { retrievalsContract } from './testing/retrievals.contract.ts'
import { startTestServer, type TestServer } from './testing/server.ts'
import { sessionsContract } from './testing/sessions.contract.ts'

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
