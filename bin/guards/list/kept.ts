import type { Guard } from '../guard.ts'

const stores = 'lib/storage/stores'
const seal = { file: 'lib/storage/sealing/seal.ts', tests: ['lib/storage/sealing/seal.test.ts'] }
const drafts = { file: `${stores}/drafts/drafts.ts`, tests: [`${stores}/drafts/drafts.test.ts`] }
const production = { file: 'lib/config/production.ts', tests: ['lib/golive/doctor/production.test.ts'] }
const published = { file: 'lib/config/connections/published-keys.ts', tests: production.tests }

/** What protects what is kept: seals, owners, deadlines, and the settings that production refuses. */
export const keptGuards: readonly Guard[] = [
  {
    id: 'seal.row',
    ...seal,
    find: 'if (table !== place.table || row !== place.row) throw new SealRefused(place)',
    replace: '',
  },
  { id: 'seal.owner', ...seal, find: 'if (!isBoundTo(bound, place.bound)) throw new SealRefused(place)', replace: '' },
  { id: 'seal.algorithm', ...seal, find: "keyManagementAlgorithms: ['dir'],", replace: '' },
  {
    id: 'drafts.owner',
    ...drafts,
    find: 'return and(eq(drafts.id, id), eq(drafts.session, session), live(at))',
    replace: 'return and(eq(drafts.id, id), live(at))',
  },
  {
    id: 'drafts.size',
    ...drafts,
    file: `${stores}/drafts/draft-rows.ts`,
    find: 'if (Buffer.byteLength(JSON.stringify(answers)) > DRAFT_LIMIT_BYTES) throw new DraftTooLarge()',
    replace: '',
  },
  {
    id: 'sessions.expiry',
    file: `${stores}/sessions.ts`,
    find: 'return and(which, gt(sessions.expiresAt, at))',
    replace: 'return which',
    tests: [`${stores}/sessions.test.ts`],
  },
  {
    id: 'sessions.hashed',
    file: `${stores}/sessions.ts`,
    find: '    secretHash: hashOf(secret),',
    replace: '    secretHash: secret,',
    tests: [`${stores}/sessions.test.ts`],
  },
  {
    id: 'links.expiry',
    file: `${stores}/drafts/resume-links.ts`,
    find: 'return and(eq(resumeLinks.secretHash, hashOf(secret)), gt(resumeLinks.expiresAt, at))',
    replace: 'return and(eq(resumeLinks.secretHash, hashOf(secret)))',
    tests: [`${stores}/drafts/resume-links.test.ts`],
  },
  {
    id: 'retrievals.expiry',
    file: `${stores}/retrievals.ts`,
    find: 'and(of(session, product), gt(retrievals.expiresAt, new Date(now())))',
    replace: 'and(of(session, product))',
    tests: [`${stores}/retrievals.test.ts`],
  },
  {
    id: 'applications.owner',
    file: `${stores}/applicant/way-back.ts`,
    find: 'and(keptApplication(reference, now), or(eq(applications.session, session), exists(visits)))',
    replace: 'keptApplication(reference, now)',
    tests: [`${stores}/applications.test.ts`],
  },
  {
    id: 'attempts.browser',
    file: `${stores}/attempts.ts`,
    find: 'eq(attempts.browser, browser),',
    replace: '',
    tests: [`${stores}/attempts.test.ts`],
  },
  {
    id: 'attempts.once',
    file: `${stores}/attempts.ts`,
    find: 'attempts.takenAt} is null',
    replace: 'attempts.takenAt} is distinct from now()',
    tests: [`${stores}/attempts.test.ts`],
  },
  {
    id: 'subject.keyed',
    file: 'lib/storage/sealing/subject-hash.ts',
    find: "createHmac('sha256', key)",
    replace: "createHmac('sha256', '')",
    tests: ['lib/storage/sealing/subject-hash.test.ts'],
  },
  {
    id: 'settings.demo',
    ...production,
    find: 'broken: (given) => (isDemo(given) ? demoFaults(given) : []),',
    replace: 'broken: () => [],',
  },
  {
    id: 'settings.database-tls',
    ...production,
    find: "if (mode === 'verify-full' || mode === 'verify-ca') return []",
    replace: 'return []',
  },
  {
    id: 'settings.https',
    ...production,
    find: ".filter(({ url }) => !url.startsWith('https:'))",
    replace: '.filter(() => false)',
  },
  {
    id: 'settings.app-url',
    ...production,
    find: "APP_URL?.startsWith('https:') ? [] :",
    replace: 'APP_URL ? [] :',
  },
  {
    id: 'settings.sandbox',
    ...production,
    find: "return v3?.MYINFO_V3_ENV === 'sandbox'",
    replace: 'return !v3?.MYINFO_V3_ENV',
  },
  {
    id: 'settings.secrets',
    ...production,
    find: 'broken: ({ application }) => judgeSecrets(application),',
    replace: 'broken: () => [],',
  },
  { id: 'settings.published-keys', ...published, find: 'if (place) return place', replace: '' },
  {
    id: 'settings.loopback',
    file: 'lib/config/reading/addresses.ts',
    find: '/^(127\\.|0\\.)/.test(host) ||',
    replace: '',
    tests: production.tests,
  },
  {
    id: 'keys.git',
    file: 'bin/keys/git-would-take.ts',
    find: 'if (Object(answer).code !== 1) return undefined',
    replace: 'return undefined',
    tests: ['bin/keys/git-would-take.test.ts'],
  },
  {
    id: 'doctor.same-rules',
    ...production,
    find: 'const harmless = isDemo(given) && demoFaults(given).length === 0',
    replace: 'const harmless = isDemo(given)',
  },
]
