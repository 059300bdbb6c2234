/**
 * The application of the benchmark: what the hand-written server also knows, so that both go on answering the same when
 * the template grows. Objects, pick lists and numbers of the sales template without what they compute and check; the
 * page of a customer as the table of budgets has it; scopes of its own for representatives.
 */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition, PageDefinition } from '#metadata/definitions.ts'

const related = (id: string, columns: string[], field: string, descending: boolean) => ({
  id,
  label: { en: id, 'zh-CN': id },
  children: id,
  columns,
  sort: [{ field, descending }],
  limit: 5,
})

/** What a representative reads, so that the hand-written server can say the same whatever becomes of the template. */
const reads: Readonly<Record<string, 'unit' | 'team'>> = {
  account: 'unit',
  contact: 'unit',
  opportunity: 'team',
  activity: 'team',
}

/** The fields of opportunities that the hand-written server knows, `opportunityCells`. */
const opportunityFields = new Set(
  `number name account contact stage amount probability close_date kind forecast source campaign price_list next_step
  next_step_on loss_reason description attachments lines competitors quotes activities`.split(/\s+/),
)

const keptKinds: ReadonlySet<string> = new Set(['object', 'picklist', 'type', 'numbering', 'setting', 'template'])

/** The template's application as the benchmark has it. */
export function toBenchApplication(application: NamedApplication): NamedApplication {
  return { ...application, definitions: application.definitions.flatMap(toBenchDefinition) }
}

function toBenchDefinition(definition: Definition): Definition[] {
  if (definition.id.startsWith('sys-')) return [definition]
  if (definition.kind === 'object') return [toBenchObject(definition)]
  if (definition.kind === 'page' && definition.name === 'account') return [toBenchPage(definition)]
  if (definition.kind === 'form' && definition.name === 'account') return [definition]
  if (definition.kind === 'role' && definition.name === 'sales_representative') {
    const { id, kind, name, label, rights } = definition
    return [{ id, kind, name, label, rights: (rights ?? []).map(toBenchRight) }]
  }
  return keptKinds.has(definition.kind) ? [definition] : []
}

function toBenchRight<R extends { readonly object: string }>({ fields: _fields, ...right }: R & { fields?: unknown }) {
  const read = reads[right.object]
  return read ? { ...right, create: 'own' as const, read, update: 'own' as const } : right
}

function toBenchObject({ validations: _validations, ...object }: ObjectDefinition): ObjectDefinition {
  const fields = object.fields.filter(field => object.name !== 'opportunity' || opportunityFields.has(field.name))
  const types = object.recordTypes?.map(({ form: _form, page: _page, ...type }) => type)
  return {
    ...object,
    ...(types ? { recordTypes: types } : {}),
    fields: fields.filter(field => !isComputed(field)).map(freed),
  }
}

const isComputed = (field: FieldDefinition) => 'formula' in field || 'rollUp' in field

/** Without what depends on formulas and roles that are left out. */
function freed(field: FieldDefinition): FieldDefinition {
  const {
    defaultFormula: _formula,
    roles: _roles,
    ...rest
  } = field as FieldDefinition & {
    readonly defaultFormula?: string
    readonly roles?: readonly string[]
  }
  return rest as FieldDefinition
}

function toBenchPage(page: PageDefinition): PageDefinition {
  const { timeline: _timeline, actions: _actions, header: _header, conversions: _conversions, ...rest } = page
  return {
    ...rest,
    related: [
      related('contacts', ['name', 'job_title', 'mobile', 'email'], 'name', false),
      related('opportunities', ['name', 'stage', 'amount', 'close_date', 'owner'], 'close_date', true),
      related('activities', ['subject', 'status', 'start', 'owner'], 'start', true),
    ],
  }
}
