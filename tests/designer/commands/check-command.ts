/** Runs one command as the designer does: do, undo, redo; and with bad input. Each command's test is a table of these. */
import { describe, expect, test } from 'vitest'
import type { commands } from '#designer/commands/commands.ts'
import { toEdit } from '#designer/drafts/run-command.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { diff } from '#metadata/diff.ts'
import { findFindings } from '#metadata/findings.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { Problem } from '#platform/problem.ts'

import { shop } from '../../metadata/shop.ts'

type CommandName = keyof typeof commands

interface Done {
  /** What the case shows. */
  readonly does: string
  readonly args: Readonly<Record<string, unknown>>
  /** The application that it starts from; the shop unless said. */
  readonly from?: NamedApplication
  /** `kind/name` of the definitions that differ afterwards, new and gone ones among them. */
  readonly changes: readonly string[]
  /** How many changes the whole is in a diff, where that matters. */
  readonly diff?: number
  /** What stands in the list of edits. */
  readonly says: readonly [en: string, zh: string]
  /** Looks at the outcome. */
  readonly shows?: (after: Outcome) => void
}

interface Refused {
  readonly refuses: string
  readonly args: Readonly<Record<string, unknown>>
  readonly from?: NamedApplication
  /** The problem's code, and what else its body holds. */
  readonly with: string
  readonly extras?: Readonly<Record<string, unknown>>
}

/** The application after a command. */
interface Outcome {
  readonly application: NamedApplication
  /** The definition of that kind and name; fails where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect to be there.
  get(kind: Definition['kind'], name: string): any
}

/** Declares the tests of a command. */
export function checkCommand(name: CommandName, cases: readonly (Done | Refused)[]): void {
  describe(name, () => {
    for (const item of cases) {
      if ('does' in item) test(`does: ${item.does}`, () => expectDone(name, item))
      else test(`refuses: ${item.refuses}`, () => expectRefused(name, item))
    }
    test('refuses: arguments that are not its own', () => {
      for (const args of [{}, { nothing: 1 }, { kind: 7, object: [], name: null }]) {
        expect(problemOf(() => toEdit(name, args)).code).toBe('command/invalid')
      }
    })
  })
}

function expectDone(name: CommandName, { args, from = shop(), changes, diff: count, says, shows }: Done): void {
  const before = structuredClone(from)
  const edit = toEdit(name, args)
  const after = edit.run(from)
  // Undo is the value before: nothing of it may have been written to.
  expect(from).toEqual(before)
  expect(changedNames(from, after)).toEqual([...changes].sort())
  expect(edit.describe(from)).toEqual({ en: says[0], 'zh-CN': says[1] })
  expect(newErrorsOf(from, after)).toEqual([])
  // Stored and loaded again it is the same, so that a redo, which puts stored definitions back, is too.
  expect(toNamed(toResolved(after))).toEqual(after)
  const again = edit.run(before)
  expect(changedNames(before, again)).toEqual(changedNames(from, after))
  if (count !== undefined) expect(diff(toResolved(from), toResolved(after))).toHaveLength(count)
  shows?.({ application: after, get: (kind, wanted) => find(after, kind, wanted) })
}

function expectRefused(name: CommandName, { args, from = shop(), with: code, extras = {} }: Refused): void {
  const before = structuredClone(from)
  const problem = problemOf(() => toEdit(name, args).run(from))
  expect([problem.code, problem.message]).toEqual([code, expect.stringMatching(/\S/)])
  expect(problem.extras).toMatchObject(extras)
  expect(from).toEqual(before)
}

/** The problem that `work` ends in; anything else fails the test. */
export function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('It was not refused')
}

/** `kind/name` of what is not the same value in both, by the names of today, or of before for what is gone. */
function changedNames(before: NamedApplication, after: NamedApplication): string[] {
  const old = new Map(before.definitions.map(item => [item.id, item]))
  const now = new Set(after.definitions.map(item => item.id))
  return [
    ...after.definitions.filter(item => old.get(item.id) !== item),
    ...before.definitions.filter(item => !now.has(item.id)),
  ]
    .map(item => `${item.kind}/${item.name}`)
    .sort()
}

function newErrorsOf(before: NamedApplication, after: NamedApplication): string[] {
  const errors = (application: NamedApplication) =>
    findFindings(application)
      .filter(finding => finding.severity === 'error')
      .map(finding => `${finding.code} ${finding.name} ${finding.message.en}`)
  const old = errors(before)
  return errors(after).filter(error => !old.includes(error))
}

function find(application: NamedApplication, kind: string, name: string): Definition {
  const found = application.definitions.find(item => item.kind === kind && item.name === name)
  if (!found) throw new Error(`There is no ${kind} ${name}`)
  return found
}
