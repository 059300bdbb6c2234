/** A report that a person keeps, in the resolved form: renames do it no harm, and what is gone shows as such. */
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { ReportDefinition } from '#metadata/definitions.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import type { ReportBody } from '#metadata/report-body.ts'

const resolvedSymbols = new WeakMap<Catalog, Symbols>()

/** The report as it is kept: ids in the place of names. */
export function toStoredReport(catalog: Catalog, body: ReportBody): ReportBody {
  return bodyOfReport(resolveDefinition(asReport(body, '', ''), catalog.symbols) as ReportDefinition)
}

/** The report in the names of today; an id that leads nowhere any more stands as `?id`. */
export function fromStoredReport(catalog: Catalog, stored: ReportBody): ReportBody {
  let symbols = resolvedSymbols.get(catalog)
  if (!symbols) {
    symbols = indexSymbols(toResolved(catalog.application))
    resolvedSymbols.set(catalog, symbols)
  }
  return bodyOfReport(nameDefinition(asReport(stored, '', ''), symbols) as ReportDefinition)
}

/** The body as a definition: what a person called it is its label in every language. */
export function asReport(body: ReportBody, name: string, label: string): ReportDefinition {
  return { id: 'personal', kind: 'report', name, label: label ? { en: label, 'zh-CN': label } : {}, ...body }
}

/** A definition without what it is called and whose it is. */
export function bodyOfReport(report: ReportDefinition): ReportBody {
  const { id: _id, kind: _kind, name: _name, label: _label, part: _part, roles: _roles, ...body } = report
  return body
}
