/** People whom whoever starts a workflow has to choose: those of an approval's steps, and variables that hold people. */
import sql from 'sql-template-tag'

import { stepVariable } from '#metadata/approvals/step-names.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { LocalizedText, WorkflowDefinition } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { problemKind } from '#platform/problem.ts'

import { escapePointer } from '../../fields/pointer.ts'
import type { ValueError } from '../../fields/value-error.ts'
import type { WriteContext } from '../../write.ts'
import type { StoredVariables } from '../engine/types.ts'
import { systemTable } from '../system-table.ts'

export const notChosen = problemKind('approval/not-chosen', 422, 'People have to be chosen')

interface PeopleChoice {
  /** Id of the step, or name of the variable. */
  readonly step: string
  readonly label: LocalizedText
  /** More than one may be meant. */
  readonly several: boolean
  readonly variable: string
  readonly required: boolean
}

/** What has to be chosen, in order. */
export function choicesOf(catalog: Catalog, workflow: WorkflowDefinition): PeopleChoice[] {
  const approval = catalog.symbols.definition('approval', workflow.name)
  if (approval?.id === workflow.id) {
    return approval.steps
      .filter(step => step.approvers.choose)
      .map(step => ({
        step: step.id,
        label: step.label,
        several: step.decision !== undefined && step.decision !== 'any',
        variable: stepVariable(step, 'chosen'),
        required: true,
      }))
  }
  return (workflow.variables ?? [])
    .filter(variable => variable.type === 'people')
    .map(({ name, label, required = false }) => ({
      step: name,
      label: label ?? { en: name, 'zh-CN': name },
      several: true,
      variable: name,
      required,
    }))
}

/** The chosen people as variables; throws `approval/not-chosen`. */
export async function takeChosen(
  context: WriteContext,
  workflow: WorkflowDefinition,
  given: Readonly<Record<string, readonly string[]>>,
): Promise<StoredVariables> {
  const choices = choicesOf(context.catalog, workflow)
  const known = new Set(choices.map(choice => choice.step))
  const active = await activeAmong(
    context,
    choices.flatMap(choice => given[choice.step] ?? []),
  )
  const errors: ValueError[] = Object.keys(given)
    .filter(step => !known.has(step))
    .map(step => errorOf(step, 'field/unknown', 'Nobody is chosen there.'))
  for (const { step, required } of choices) {
    const people = given[step] ?? []
    if (required && people.length === 0) errors.push(errorOf(step, 'required', 'Choose at least one person.'))
    if (people.some(id => !active.has(id.toLowerCase()))) {
      errors.push(errorOf(step, 'reference/unknown', 'There is no such person, or he has left.'))
    }
  }
  if (errors.length > 0) throw notChosen(errors.map(error => error.message).join(' '), { errors })
  return Object.fromEntries(
    choices.flatMap(({ step, variable }) => {
      const people = given[step]
      return people ? [[variable, people.map(id => id.toLowerCase())]] : []
    }),
  )
}

function errorOf(step: string, code: string, message: string): ValueError {
  return { pointer: `/approvers/${escapePointer(step)}`, code, message }
}

async function activeAmong(context: WriteContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const user = systemTable(context, systemObjects.user)
  const rows = await context.tx.arrays(sql`
    select id from ${user.table} where id = any(${[...ids]}::uuid[]) and deleted_at is null and ${user.column('active')} is true`)
  return new Set(rows.map(([id]) => id as string))
}
