/** What a report of an object begins with: an amount, whose it is, and the months of a date, as far as it has them. */
import type { ObjectDefinition } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogField } from '#runtime/web/api/catalog.ts'
import {
  addGroup,
  addMeasure,
  isDateField,
  isNumberField,
  mayGroup,
  newReport,
} from '#runtime/web/reports/builder/report-edits.ts'

/** The report, without its name. */
export function firstReport(object: ObjectDefinition): ReportBody {
  const fields = object.fields.filter(field => !field.retired) as readonly CatalogField[]
  const amount = fields.find(field => field.type === 'money') ?? fields.find(isNumberField)
  const group =
    fields.find(field => field.type === 'choice') ??
    fields.find(field => field.type === 'reference') ??
    fields.find(field => mayGroup(field) && !isDateField(field) && !isNumberField(field))
  const date = fields.find(isDateField)
  const picked = (field: CatalogField) => ({ path: field.name, field })
  const counted = newReport(object.name)
  const measured = amount ? addMeasure(counted, picked(amount)) : counted
  const grouped = group ? addGroup(measured, 'rows', picked(group)) : measured
  return date ? addGroup(grouped, 'columns', picked(date)) : grouped
}
