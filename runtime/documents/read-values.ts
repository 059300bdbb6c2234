/** Reads what a document is filled in with: the record under the rights of who prints, settings, approvals. */
import sql from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { currencyDecimalsSql } from '../money/base-currency.ts'
import type { Answer } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { readSettings } from '../settings/read-settings.ts'
import { approvalLines } from './approval-lines.ts'
import { documentFields, fieldAt, targetOf, usesReserved } from './document-paths.ts'
import { tooLargeDocument } from './document-problems.ts'
import type { DocumentValues } from './document-values.ts'
import { type ShownData, shownData, shownPaths } from './shown-data.ts'

/** So many related records of one kind can stand in a document. */
export const mostChildren = 5000

/** Throws `record/unknown`, `document/too-large`. */
export async function readDocumentValues(
  context: Context,
  object: CatalogObject,
  id: string,
  locale: 'en' | 'zh-CN',
  texts: readonly string[],
  db: Queryable,
): Promise<Answer<DocumentValues & { readonly shown: ShownData }>> {
  const { actor, publicUrl } = context
  const fields = documentFields(context, object, texts)
  const paths = shownPaths(context, object, fields)
  const all = [...new Set([...fields, ...paths.ids])]
  const { revision, value: record } = await getRecord(context, object.name, id, all, db, mostChildren + 1)
  assertFew(record)
  const now = new Date()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: actor.timeZone }).format(now)
  const [row] = await db.query<{ decimals: Record<string, number> }>(
    sql`select ${currencyDecimalsSql(context)} as decimals`,
  )
  const wants = (name: 'approvals' | 'setting') => texts.some(text => usesReserved(text, name))
  return {
    revision,
    value: {
      record,
      shown: shownData(context, object, paths, record),
      object,
      fieldAt: (from, names) => fieldAt(context, from, names),
      targetOf: (from, names) => targetOf(context, from, names),
      approvals: wants('approvals') ? await approvalLines(context, object.name, id, locale) : [],
      settings: wants('setting') ? await readSettings(context, actor.unitId, today, db) : new Map(),
      actor: actor.name,
      reader: { name: actor.name, locale, timeZone: actor.timeZone },
      link: publicUrl ? `${publicUrl}/records/${encodeURIComponent(object.name)}/${id}` : '',
      now,
      currencyDecimals: row?.decimals ?? {},
    },
  }
}

/** Children of children count as well. */
function assertFew(record: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(record)) {
    if (!Array.isArray(value)) continue
    if (value.length > mostChildren) {
      throw tooLargeDocument(`A document shows at most ${mostChildren} related records; there are more of "${name}".`)
    }
    for (const child of value) if (child && typeof child === 'object') assertFew(child)
  }
}
