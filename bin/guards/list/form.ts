import type { Guard } from '../guard.ts'

const posted = { file: 'lib/onboarding/answers/posted.ts', tests: ['lib/onboarding/answers/posted.test.ts'] }
const leftOut = {
  file: 'lib/onboarding/beforehand/left-out.ts',
  tests: ['lib/onboarding/beforehand/left-out.test.ts'],
}
const submit = { file: 'app/api/forms/[product]/submit/route.ts', tests: ['app/api/forms/submit.slow.test.ts'] }

/** What decides which answers are believed, and whose application they become. */
export const formGuards: readonly Guard[] = [
  {
    id: 'lock.government',
    file: 'lib/myinfo/lock.ts',
    find: "return lockRule(attribute, value) === 'verified-by-government'",
    replace: 'return false',
    tests: ['lib/myinfo/lock.test.ts'],
  },
  {
    id: 'posted.unknown-name',
    ...posted,
    find: "return { kind: 'refused', reason: isLocked ? 'locked' : 'unknown' }",
    replace: 'continue',
  },
  {
    id: 'posted.offered',
    ...posted,
    find: '.filter((text) => offered.has(text) || (also && isSameText(text, also.code)))',
    replace: '',
  },
  {
    id: 'posted.length',
    ...posted,
    find: "return tooLong ? { kind: 'refused', reason: 'too-long' } : { kind: 'typed', answers }",
    replace: "return { kind: 'typed', answers }",
  },
  {
    id: 'posted.suggestion',
    ...posted,
    find: 'return suggestions.find(({ text }) => text === taken)?.text',
    replace: 'return taken ?? undefined',
  },
  {
    id: 'left-out.identity',
    ...leftOut,
    find: '.filter((agency) => !suppliesIdentity(agency))\n}',
    replace: '\n}',
  },
  {
    id: 'left-out.named',
    ...leftOut,
    find: 'if (named.some((name) => !agencies.some((agency) => agency === name))) return undefined',
    replace: '',
  },
  {
    id: 'left-out.open-again',
    ...leftOut,
    find: 'return agenciesToLeaveOut({ product, table, now }).filter((agency) => named.includes(agency))',
    replace: 'return agencies.filter((agency) => named.includes(agency))',
  },
  {
    id: 'left-out.silent',
    file: 'lib/auth/keep-person.ts',
    find: ', ...silentOnIdentity(person)',
    replace: '',
    tests: ['lib/auth/keep-person.test.ts'],
  },
  {
    id: 'decide.second-person',
    file: 'lib/storage/stores/delivery/decide.ts',
    find: 'if (takesTwo(product) && !(await isSecond(transaction, request)))',
    replace: 'if (false)',
    tests: ['lib/storage/stores/staff/staff.test.ts'],
  },
  {
    id: 'application.complete',
    file: 'lib/onboarding/application/build-application.ts',
    find: "if (Object.keys(problems).length > 0) return { kind: 'incomplete', step: step.id, problems }",
    replace: '',
    tests: ['lib/onboarding/application/build-application.test.ts'],
  },
  {
    id: 'submit.retrieval-shown',
    ...submit,
    find: 'if (shown !== retrieval?.id) return',
    replace: 'if (false) return',
  },
  {
    id: 'submit.content-shown',
    ...submit,
    find: "if (posted.form.get('content') !== contentDigest(built.application.values))",
    replace: 'if (false)',
  },
  {
    id: 'log.framework-message',
    file: 'lib/server/framework-lines.ts',
    find: 'error ? saidOf(error) : { text: textOf(printed) }',
    replace: '{ text: printed.join() }',
    tests: ['lib/server/framework-lines.test.ts'],
  },
]
