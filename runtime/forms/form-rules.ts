/**
 * What the rules of a form and of its object say about a record while it is typed: what is shown, asked for and locked,
 * what else changes, what is computed and what is doubtful. One evaluator for everybody; nothing is written.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, isComputed } from '#metadata/computed/computed-field.ts'
import type { FormDefinition, LocalizedText, Validation } from '#metadata/definitions.ts'

import { namesBeside } from '../computed/names-beside.ts'
import { typeRecord } from '../computed/type-record.ts'
import type { Context } from '../context.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { expressionOf } from '../feel/expressions-of.ts'
import { isContext } from '../feel/kind-of.ts'
import { loadRecord } from '../feel/load-record.ts'
import { toGiven } from '../feel/to-given.ts'
import { namesOf, type TypedRecord, typedRecord } from '../feel/typed-record.ts'
import type { FeelContext, FeelValue } from '../feel/values.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { isVisiblePath } from '../query/trusted.ts'
import { appliesTo } from '../validations/applies-to.ts'
import { valuesSetBy } from './form-changes.ts'
import { type FormExpression, formExpressions } from './form-expressions.ts'
import { isPathInSight, withoutStrangers } from './in-sight.ts'
import { type ChangedLine, changedLines, lineRules } from './line-rules.ts'

export interface FormState {
  /** Ids of tabs and sections, and names of fields, that are not shown. */
  readonly hidden: {
    readonly tabs: readonly string[]
    readonly sections: readonly string[]
    readonly fields: readonly string[]
  }
  /** Names of fields. */
  readonly required: readonly string[]
  readonly readOnly: readonly string[]
  /** Values that the change brings about, as forms hold them. */
  readonly set: Readonly<Record<string, unknown>>
  /** Values of computed fields, as they are written. */
  readonly computed: Readonly<Record<string, unknown>>
  /** By the field of the children, what is said of each line in order, of those that are there already with their id. */
  readonly lines: Readonly<Record<string, readonly LineState[]>>
  readonly messages: readonly FormMessage[]
}

export interface LineState {
  readonly id: string | null
  readonly computed: Readonly<Record<string, unknown>>
  /** Values that the change of a field of this line brings about, as forms hold them. */
  readonly set?: Readonly<Record<string, unknown>>
}

export interface FormMessage {
  readonly level: 'error' | 'warning'
  readonly field: string | null
  readonly text: LocalizedText
}

export interface FormQuestion {
  readonly object: CatalogObject
  readonly form: FormDefinition | undefined
  readonly id: string | undefined
  readonly values: GivenValues
  /** Names of the fields that were just changed; of lines their places: `/lines/create/0/product`. */
  readonly changed: readonly string[]
}

/** Asks the rules. */
export async function formState(context: Context, question: FormQuestion): Promise<FormState> {
  const { object, form, id } = question
  const stored = await storedReferences(context, object, id)
  const typed = await withoutStrangers(context, typeRecord(context, object, question.values, { id }), stored)
  const rules = form ? formExpressions(form) : []
  const validations = object.definition.validations ?? []
  const texts = [...rules.map(rule => rule.text), ...validations.map(item => item.holds)]
  const shown = [...object.fields.values()].filter(field => isShown(context, object, field))
  const reads = (root: 'record' | 'old' | 'actor') =>
    texts.flatMap(text => expressionOf(context, object, text).of(root))
  const ofLines = [...typed.lines.keys()].flatMap(field => lineRules(context, field) ?? [])
  const beside = await namesBeside(context, [...reads('actor'), ...ofLines.flatMap(item => item.actor)])
  const grids = [...typed.lines.keys()].flatMap(field => gridOf(context, field) ?? [])
  const paths = [
    ...reads('record'),
    ...shown.map(field => [field.name]),
    ...grids.flatMap(grid => [[grid.field.name], ...grid.shown.map(column => [grid.field.name, column.name])]),
    ...ofLines.flatMap(item => item.paths),
  ]
  const record = await orNothing(() => typedRecord(context, typed, paths, beside))
  if (!record) return nothing
  const old = id === undefined ? null : await loadRecord(context, object.id, id, reads('old'), context.db)
  const computed: Record<string, unknown> = {}
  for (const field of shown) {
    if (await isReadable(context, object, field, record)) {
      computed[field.name] = toGiven(context, field, record[field.name] ?? null)
    } else computed[field.name] = null
  }
  const names = namesOf(record, old, beside)
  const ask = (text: string): FeelValue => answer(context, object, text, names)
  const lines: [string, LineState[]][] = []
  for (const grid of grids) {
    const rules = ofLines.find(item => item.field === grid.field)
    const changed = rules && changedLines(rules, record, question.changed)
    const setOf = ({ line, names }: ChangedLine) => {
      const own = namesOf(line, null, beside)
      const asked = (text: string) => answer(context, grid.child, text, own)
      return valuesSetBy(context, grid.child, rules?.changes ?? [], names, asked)
    }
    lines.push([
      grid.field.name,
      await linesOf(context, grid, record, line => {
        const found = changed?.get(line)
        return found && setOf(found)
      }),
    ])
  }
  return {
    ...screenState(rules, ask),
    set: await valuesSetBy(context, object, form?.changes ?? [], question.changed, ask),
    computed,
    lines: Object.fromEntries(lines),
    messages: validations.flatMap(item => messageOf(context, item, typed, ask)),
  }
}

/** A computed field that one may see; one that is computed when it is read also needs all that it reads to be seen. */
function isShown(context: Context, object: CatalogObject, field: CatalogField): boolean {
  const { definition } = field
  if (!definition || !isComputed(definition) || context.rights.field(object, field) === 'hidden') return false
  const formula = formulaOf(definition)
  if (!formula?.whenRead) return true
  const reads = expressionOf(context, object, formula.text).of('record')
  return reads.every(path => isVisiblePath(context, object, path.join('.')))
}

/** Whether every record that a formula reads when it is read may be seen. */
async function isReadable(
  context: Context,
  object: CatalogObject,
  field: CatalogField,
  record: FeelContext,
): Promise<boolean> {
  const formula = field.definition && formulaOf(field.definition)
  if (!formula?.whenRead) return true
  for (const path of expressionOf(context, object, formula.text).of('record')) {
    if (!(await isPathInSight(context, object, record, path))) return false
    const inner = path.length === 1 ? object.fields.get(path[0] ?? '') : undefined
    if (inner && inner !== field && !(await isReadable(context, object, inner, record))) return false
  }
  return true
}

/** Ids that the record refers to already: whoever sees the record knows them. */
async function storedReferences(
  context: Context,
  object: CatalogObject,
  id: string | undefined,
): Promise<ReadonlySet<string>> {
  if (id === undefined) return new Set()
  const names = [...object.fields.values()].filter(field => field.type === 'reference').map(field => field.name)
  const record = await loadRecord(
    context,
    object.id,
    id,
    names.map(name => [name]),
    context.db,
  )
  return new Set(names.map(name => idOf(record?.[name])).filter(value => value !== undefined))
}

function idOf(value: FeelValue | undefined): string | undefined {
  const id = isContext(value ?? null) ? (value as FeelContext).id : value
  return typeof id === 'string' ? id : undefined
}

const nothing: FormState = {
  hidden: { tabs: [], sections: [], fields: [] },
  required: [],
  readOnly: [],
  set: {},
  computed: {},
  lines: {},
  messages: [],
}

/** The children of a record and what of them is computed. */
interface Grid {
  readonly field: CatalogField
  readonly child: CatalogObject
  readonly shown: readonly CatalogField[]
}

function gridOf(context: Context, field: CatalogField): Grid | undefined {
  const child = context.catalog.objectsById.get(field.targets[0] ?? '')
  // What is computed when it is read may read records that are out of sight; of lines it is shown once they are saved.
  const isTyped = (column: CatalogField) => isShown(context, child!, column) && column.columns !== undefined
  const shown = child ? [...child.fields.values()].filter(isTyped) : []
  const says = child && (shown.length > 0 || lineRules(context, field) !== undefined)
  return says ? { field, child, shown } : undefined
}

async function linesOf(
  context: Context,
  { field, shown }: Grid,
  record: FeelContext,
  setOf: (line: FeelContext) => Promise<Readonly<Record<string, unknown>>> | undefined,
): Promise<LineState[]> {
  const lines = record[field.name]
  const states: LineState[] = []
  for (const line of (Array.isArray(lines) ? lines : []).filter(isContext) as FeelContext[]) {
    const set = await setOf(line)
    states.push({
      id: typeof line.id === 'string' ? line.id : null,
      computed: Object.fromEntries(
        shown.map(column => [column.name, toGiven(context, column, line[column.name] ?? null)]),
      ),
      ...(set && Object.keys(set).length > 0 ? { set } : {}),
    })
  }
  return states
}

/** A rule that cannot be computed says nothing while one types; when the record is saved it is told. */
function answer(context: Context, object: CatalogObject, text: string, names: FeelContext): FeelValue {
  try {
    return expressionOf(context, object, text).evaluate(names)
  } catch (fault) {
    if (fault instanceof ExpressionFault) return null
    throw fault
  }
}

async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof ExpressionFault) return undefined
    throw fault
  }
}

function screenState(rules: readonly FormExpression[], ask: (text: string) => FeelValue) {
  const named = (kind: FormExpression['kind'], wanted: boolean) =>
    rules.flatMap(rule => (rule.kind === kind && (ask(rule.text) === true) === wanted ? [rule.of] : []))
  return {
    hidden: { tabs: named('tab', false), sections: named('section', false), fields: named('field', false) },
    required: named('required', true),
    readOnly: named('readOnly', true),
  }
}

function messageOf(
  context: Context,
  item: Validation,
  { object, values }: TypedRecord,
  ask: (text: string) => FeelValue,
): FormMessage[] {
  const recordType = object.fields.get('record_type')
  const type = recordType && values.get(recordType)
  if (!appliesTo(item, typeof type === 'string' ? type : undefined) || ask(item.holds) !== false) return []
  const field = item.field === undefined ? undefined : object.fields.get(item.field)
  if (field && context.rights.field(object, field) === 'hidden') return []
  return [{ level: item.level, field: field?.name ?? null, text: item.message }]
}
