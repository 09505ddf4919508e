import { describe, expect, test } from 'vitest'
import { closingLine, notRun, sum, tallyPlaywright, tallyVitest } from './tally.ts'

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }
const brokenFile = { status: 'failed', assertionResults: [] }

function vitest(numbers: object, testResults: object[] = [passedFile], exitCode = 0) {
  return tallyVitest({ report: { ...numbers, testResults }, exitCode })
}

describe('a Vitest run', () => {
  test('is counted by its tests', () => {
    const numbers = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 }

    expect(vitest(numbers, [passedFile, failedFile], 1)).toEqual({ passed: 7, failed: 2, skipped: 1 })
  })

  test('counts a file that could not be loaded as one failure', () => {
    expect(vitest({ numPassedTests: 7, numFailedTests: 2 }, [failedFile, brokenFile, brokenFile], 1).failed).toBe(4)
  })

  test('fails when it ended with an error that no test explains', () => {
    expect(vitest({ numPassedTests: 7 }, [passedFile], 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
  })

  test('fails when it ran no test', () => {
    expect(vitest({ numPassedTests: 0 }, [], 0).failed).toBe(1)
    expect(vitest({ numPassedTests: 0, numPendingTests: 4 }, [], 0).failed).toBe(1)
  })

  test.each([undefined, null, 'text', []])('fails when its report is %j', (report) => {
    expect(tallyVitest({ report, exitCode: 0 })).toEqual(notRun)
  })

  test('that passed is not called failed', () => {
    expect(vitest({ numPassedTests: 1 })).toEqual({ passed: 1, failed: 0, skipped: 0 })
  })
})

describe('a Playwright run', () => {
  test('is counted by its tests, the flaky as failures', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 }, errors: [] }

    expect(tallyPlaywright({ report, exitCode: 1 })).toEqual({ passed: 5, failed: 3, skipped: 3 })
  })

  test('counts what went wrong outside its tests', () => {
    const report = { stats: { expected: 5, unexpected: 1 }, errors: [{ message: 'no server' }] }

    expect(tallyPlaywright({ report, exitCode: 1 }).failed).toBe(2)
  })

  test('fails when it ran no test', () => {
    expect(tallyPlaywright({ report: { stats: { expected: 0 } }, exitCode: 0 }).failed).toBe(1)
  })

  test('fails when it left no report', () => {
    expect(tallyPlaywright({ report: undefined, exitCode: 0 })).toEqual(notRun)
  })

  test('fails when it ended with an error that no test explains', () => {
    expect(tallyPlaywright({ report: { stats: { expected: 5 } }, exitCode: 1 }).failed).toBe(1)
  })
})

test('the closing line adds up all runners', () => {
  const tallies = [{ passed: 10, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 }, notRun]

  expect(closingLine(sum(tallies))).toBe('13 passed, 2 failed')
  expect(closingLine(sum([]))).toBe('0 passed, 0 failed')
})
