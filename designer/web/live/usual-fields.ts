/** The fields with which a list or a query begins: what makes the title, then the first that can be shown. */
import type { ObjectDefinition } from '#metadata/definitions.ts'

const unfit = new Set(['children', 'longText', 'file', 'anyReference'])

/** At most `count` names. */
export function usualFields({ title, fields }: ObjectDefinition, count: number): string[] {
  const titled = [...title.matchAll(/\{([^{}]+)\}/g)].map(match => match[1]!.trim())
  const first = fields.filter(field => !unfit.has(field.type) && !field.retired).map(field => field.name)
  const known = new Set(fields.map(field => field.name))
  return [...new Set([...titled.filter(path => known.has(path)), ...first])].slice(0, count)
}
