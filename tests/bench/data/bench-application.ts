/**
 * The application of the benchmark: the sales template, with the page of a customer as the table of budgets has it: the
 * customer with the latest contacts, opportunities and activities, and with scopes of its own for representatives.
 */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition, PageDefinition } from '#metadata/definitions.ts'

const related = (id: string, columns: string[], field: string, descending: boolean) => ({
  id,
  label: { en: id, 'zh-CN': id },
  children: id,
  columns,
  sort: [{ field, descending }],
  limit: 5,
})

/** What a representative reads, so that the hand-written server can say the same whatever becomes of the template. */
const reads = { account: 'unit', contact: 'unit', opportunity: 'team', activity: 'team' } as const

/** The template's application with that page and those scopes. */
export function toBenchApplication(application: NamedApplication): NamedApplication {
  return { ...application, definitions: application.definitions.map(toBenchDefinition) }
}

function toBenchDefinition(definition: Definition): Definition {
  if (definition.kind === 'page' && definition.name === 'account') return toBenchPage(definition)
  if (definition.kind !== 'role' || definition.name !== 'sales_representative') return definition
  return {
    ...definition,
    rights: (definition.rights ?? []).map(item => {
      const read = Object.entries(reads).find(([object]) => object === item.object)?.[1]
      return read ? { ...item, create: 'own', read, update: 'own' } : item
    }),
  }
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
