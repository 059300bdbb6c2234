/** What is shown of the records of an object where nobody has said: the columns of its list, else its first fields. */
import type { NamedApplication } from '#metadata/application.ts'
import type { ObjectDefinition } from '#metadata/definitions.ts'

const most = 5
const unfit = new Set(['children', 'longText', 'file'])

/** Field names; `without` is the reference that says what one knows anyway. */
export function defaultColumns(
  { definitions }: NamedApplication,
  object: ObjectDefinition,
  without: string | undefined,
): string[] {
  const lists = definitions.filter(item => item.kind === 'list').filter(item => item.object === object.name)
  const list = lists.find(item => item.default) ?? lists[0]
  const fields = object.fields.filter(field => !unfit.has(field.type) && !field.retired).map(field => field.name)
  const columns = list?.columns.map(column => column.field) ?? fields
  return columns.filter(path => path !== without && !path.startsWith(`${without}.`)).slice(0, most)
}
