/**
 * Whatever people do in a draft: commands fail only with problems, leave nothing broken behind and are undone to the
 * letter; and an application without error findings works, every form, list, page and query of it.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { toEdit } from '#designer/drafts/run-command.ts'
import { fixesFor } from '#designer/fixes/fixes-for.ts'
import type { NamedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { Problem } from '#platform/problem.ts'

import { shop } from '../../metadata/shop.ts'
import { createPick, type RandomEdit, randomEdit } from './random-edits.ts'
import { openWorkshop } from './use-application.ts'

const soak = process.env.SOAK !== undefined

/** A long run makes 1,000 sequences of each; SEED tells which, RUNS how many. */
const runs = (usual: number) => ({
  numRuns: Number(process.env.RUNS ?? (soak ? 1000 : usual)),
  endOnFailure: soak,
  ...(process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) }),
})

const tape = fc.array(fc.nat(100_000), { minLength: 40, maxLength: 40 })
const tapes = (most: number) => fc.array(tape, { minLength: 1, maxLength: most, size: 'max' })

/** Commands that set any value anywhere: they break no name, but may leave an error that a person settles. */
const free = new Set(['set-property', 'add-element', 'move-element', 'add-definition', 'remove-element'])

const errorsOf = (application: NamedApplication) =>
  findFindings(application).filter(finding => finding.severity === 'error')

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** The application after the edit, or the same when it was refused. */
function tryEdit(application: NamedApplication, { command, args }: RandomEdit): NamedApplication {
  try {
    const edit = toEdit(command, args)
    const after = edit.run(application)
    const { en, 'zh-CN': zh } = edit.describe(application)
    expect([command, en, zh]).toEqual([command, expect.stringMatching(/\S/), expect.stringMatching(/\S/)])
    return deepFreeze(after)
  } catch (error) {
    if (error instanceof Problem) return application
    throw new Error(`${command} ${JSON.stringify(args)} failed: ${(error as Error).stack}`)
  }
}

/** One step: an edit, what it may not do, and a way out where a raw edit left errors. */
function step(before: NamedApplication, numbers: readonly number[], done: string[]): NamedApplication {
  const edit = randomEdit(before, numbers)
  const after = tryEdit(before, edit)
  if (after === before) return before
  done.push(`${edit.command} ${JSON.stringify(edit.args)}`)
  const errors = errorsOf(after)
  if (!edit.isRaw && !free.has(edit.command)) expect([done.at(-1), errors]).toEqual([done.at(-1), []])
  if (!edit.isRaw) expect([done.at(-1), toNamed(toResolved(after))]).toEqual([done.at(-1), after])
  return errors.length === 0 ? after : settled(before, after, createPick(numbers.toReversed()))
}

/** Fixes as long as there are any; where errors stay, the edit is undone: the application before it. */
function settled(before: NamedApplication, broken: NamedApplication, pick: ReturnType<typeof createPick>) {
  let application = broken
  for (let round = 0; round < 6; round++) {
    const [finding] = errorsOf(application)
    if (!finding) return application
    const fixes = fixesFor(finding, application)
    if (fixes.length === 0 || pick.chance(30)) return before
    const { command, ...args } = pick.of(fixes).command
    application = tryEdit(application, { command, args, isRaw: false })
  }
  return errorsOf(application).length === 0 ? application : before
}

test('edits fail only with problems, break nothing and leave what was before as it was', () => {
  const worked = new Set<string>()
  fc.assert(
    fc.property(tapes(12), sequence => {
      const done: string[] = []
      let application = deepFreeze(shop())
      for (const numbers of sequence) application = step(application, numbers, done)
      for (const item of done) worked.add(item.slice(0, item.indexOf(' ')))
    }),
    runs(25),
  )
  // The sequences do something: most commands come about.
  expect(worked.size).toBeGreaterThan(soak && process.env.RUNS === undefined ? 35 : 10)
}, 7_200_000)

test('an application without errors works', async () => {
  const base = deepFreeze(shop())
  let workshop = await openWorkshop(base)
  let count = 0
  const used = { list: 0, query: 0, record: 0, page: 0, action: 0, conversion: 0 }
  await fc
    .assert(
      fc.asyncProperty(tapes(20), async sequence => {
        const done: string[] = []
        let application = base
        for (const numbers of sequence) application = step(application, numbers, done)
        expect(errorsOf(application)).toEqual([])
        // A table cannot park columns without end: now and then everything begins anew.
        if (++count % 40 === 0) {
          await workshop.drop()
          workshop = await openWorkshop(base)
        }
        const { asked, failures } = await workshop.use(application)
        expect([done, failures]).toEqual([done, []])
        expect(asked.list).toBeGreaterThan(3)
        for (const what of Object.keys(used) as (keyof typeof used)[]) used[what] += asked[what]
      }),
      runs(4),
    )
    .finally(() => workshop.drop())
  if (soak) console.info(`${count} applications were used:`, used)
}, 7_200_000)
