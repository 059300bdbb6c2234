/** The failed tests, and those that passed only at the second try, in the reports of the two runners: what each is called, and what it said. */
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

type Spec = NonNullable<PlaywrightSuite['specs']>[number]

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly ok: boolean
    readonly file: string
    readonly tests: readonly {
      readonly status?: string
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
  return [...outside, ...report.suites.flatMap(suite => namedIn(suite, spec => !spec.ok))]
}

/** Tests that failed first and passed when they were tried again. */
export function passedAtSecondTry(report: PlaywrightReport): FailedTest[] {
  const isFlaky = (spec: Spec) => spec.ok && spec.tests.some(test => test.status === 'flaky')
  return report.suites.flatMap(suite => namedIn(suite, isFlaky))
}

function namedIn({ suites = [], specs = [] }: PlaywrightSuite, isNamed: (spec: Spec) => boolean): FailedTest[] {
  const named = specs.filter(isNamed).map(({ file, title, tests }) => ({
    name: `${file} > ${title}`,
    message: tests.flatMap(test => test.results.flatMap(result => result.error?.message ?? [])).join('\n'),
  }))
  return [...named, ...suites.flatMap(suite => namedIn(suite, isNamed))]
}
