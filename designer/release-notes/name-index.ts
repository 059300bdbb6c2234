/** What ids are called: labels of definitions, fields and other elements, of two applications together. */
import type { ResolvedApplication } from '#metadata/application.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { systemFields } from '#metadata/system-fields.ts'
import { type Bilingual, inBoth, labelIn, same } from './languages.ts'

export interface NameIndex {
  /** What an id is called; undefined when nothing has it. `within` is looked at first. */
  labelOf(id: string, within?: string): Bilingual | undefined
  /** What a path of ids joined by dots is called; what has no name stays as it is. */
  pathLabel(path: string, within?: string): Bilingual
}

/** Later applications win: a thing is called as it is called in the last that has it. */
export function createNameIndex(...applications: readonly ResolvedApplication[]): NameIndex {
  const everywhere = new Map<string, Bilingual>(systemFields.map(field => [`@${field.name}`, field.label]))
  const inside = new Map<string, Map<string, Bilingual>>()
  for (const { definitions } of applications) {
    for (const definition of definitions) {
      const own = inside.get(definition.id) ?? new Map<string, Bilingual>()
      inside.set(definition.id, own)
      collect(definition, (id, label) => {
        own.set(id, label)
        everywhere.set(id, label)
      })
    }
  }
  // A definition's own id must not mean an element that happens to have the same one.
  for (const { definitions } of applications) {
    for (const { id, label, name } of definitions) everywhere.set(id, labelIn(label, name))
  }
  const labelOf = (id: string, within?: string) =>
    (within === undefined ? undefined : inside.get(within)?.get(id)) ?? everywhere.get(id)
  return {
    labelOf,
    pathLabel(path, within) {
      const parts = path.split('.').map((id, index) => labelOf(id, index === 0 ? within : undefined) ?? same(id))
      return inBoth(language => parts.map(part => part[language]).join(' › '))
    },
  }
}

function collect(value: unknown, found: (id: string, label: Bilingual) => void): void {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) {
    const { id, name, label } = value as { id?: unknown; name?: unknown; label?: LocalizedText }
    if (typeof id === 'string' && (label || typeof name === 'string')) found(id, labelIn(label, String(name ?? id)))
  }
  for (const item of Object.values(value)) collect(item, found)
}
