/** What of a form was changed since its rules were asked last, as the rules want to know it. */

type Values = Readonly<Record<string, unknown>>

/** Names of fields; of lines also their places: `/lines/create/0/product`, `/lines/update/<id>/product`. */
export function changedNames(before: Values, now: Values): string[] {
  return differing(before, now).flatMap(name => [name, ...changedLines(name, before[name], now[name])])
}

function differing(before: Values, now: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter(name => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
}

function changedLines(name: string, before: unknown, now: unknown): string[] {
  const [old, lines] = [partsOf(before), partsOf(now)]
  // One that was taken away moves those after it: nobody changed them.
  const isSameRow = old.create.length <= lines.create.length
  const made = isSameRow
    ? lines.create.flatMap((line, index) =>
        differing(old.create[index] ?? {}, line).map(field => `/${name}/create/${index}/${field}`),
      )
    : []
  const changed = lines.update.flatMap(line =>
    differing(old.update.find(item => item.id === line.id) ?? {}, line)
      .filter(field => field !== 'id' && field !== 'rev')
      .map(field => `/${name}/update/${line.id}/${field}`),
  )
  return [...made, ...changed]
}

function partsOf(value: unknown): { readonly create: readonly Values[]; readonly update: readonly Values[] } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { create: [], update: [] }
  const { create, update } = value as { create?: unknown; update?: unknown }
  return { create: listOf(create), update: listOf(update) }
}

const listOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? (value as Values[]) : [])
