/** The failed tests in the reports of the two runners: what each is called, and what it said. */
import path from 'node:path'

export interface FailedTest {
  readonly name: string
  readonly message: string
}

/** As much of vitest's JSON report as is looked into. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly ok: boolean
    readonly file: string
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}

/** As much of Playwright's JSON report as is looked into. */
export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly suites: readonly PlaywrightSuite[]
  readonly errors?: readonly { readonly message?: string }[]
}

/** Failed tests, and files that failed before any test of theirs ran. */
export function failedInVitest(report: VitestReport): FailedTest[] {
  return report.testResults.flatMap(({ name: file, status, message = '', assertionResults }) => {
    const name = path.relative('.', file)
    const failed = assertionResults.filter(test => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [{ name, message }] : []
    return failed.map(test => ({
      name: `${name} > ${test.fullName}`,
      message: (test.failureMessages ?? []).join('\n'),
    }))
  })
}

/** Failed tests, and what went wrong outside of any. */
export function failedInPlaywright(report: PlaywrightReport): FailedTest[] {
  const outside = (report.errors ?? []).map(({ message = '' }) => ({ name: 'In the browser', message }))
  return [...outside, ...report.suites.flatMap(failedInSuite)]
}

function failedInSuite({ suites = [], specs = [] }: PlaywrightSuite): FailedTest[] {
  const failed = specs
    .filter(spec => !spec.ok)
    .map(({ file, title, tests }) => ({
      name: `${file} > ${title}`,
      message: tests.flatMap(test => test.results.flatMap(result => result.error?.message ?? [])).join('\n'),
    }))
  return [...failed, ...suites.flatMap(failedInSuite)]
}
