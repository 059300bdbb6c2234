/** Differences between two applications as lines of text, with the names of today in the place of ids. */
import type { Application } from './application.ts'
import type { Change } from './change.ts'

/** Describes changes between these applications: `set  object/account fields.name.label.en: "Name" → "Company"`. */
export function createChangeDescriber(...applications: readonly Application[]): (change: Change) => string {
  const names = new Map<string, string>()
  for (const { definitions } of applications) collectNames(definitions, names)
  const nameOf = (id: string) => names.get(id) ?? id

  return change => {
    const path = change.path.map(nameOf).join('.')
    const values = ['before' in change ? change.before : undefined, 'after' in change ? change.after : undefined]
      .filter(value => value !== undefined)
      .map(value => brief(typeof value === 'string' ? nameOf(value) : value))
    const subject = `${change.kind}/${nameOf(change.definition)}${path && ` ${path}`}`
    const isWhole = change.change === 'add-definition' || change.change === 'remove-definition'
    return `${change.change}  ${subject}${isWhole || values.length === 0 ? '' : `: ${values.join(' → ')}`}`
  }
}

/** Whatever has an id and a name, at any depth; later ones win. */
function collectNames(value: unknown, names: Map<string, string>): void {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) {
    const { id, name } = value as { id?: unknown; name?: unknown }
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name)
  }
  for (const item of Object.values(value)) collectNames(item, names)
}

function brief(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
