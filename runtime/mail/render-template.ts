/** A mail template about a record, written for one reader: the values are those that the actor of the context may see. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { MailTemplateDefinition } from '#metadata/definitions.ts'
import { mailDialect } from '#metadata/handlebars/dialects.ts'
import { mapTemplatePaths } from '#metadata/handlebars/map-paths.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { getRecord } from '../records/get-record.ts'
import { fillTemplate, type MailValues } from './fill-template.ts'
import { escapeHtml, toPlainText, toSimpleHtml } from './simple-html.ts'
import type { Reader } from './value-text.ts'

/** What a mail is written with. */
export interface RenderWish {
  /** Without a record the names of the fields are shown. */
  readonly record?: { readonly objectId: string; readonly id: string } | undefined
  readonly reader: Reader
  readonly variables?: Readonly<Record<string, unknown>>
}

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html?: string
}

/** Throws `record/unknown` when the actor may not see the record, `mail/too-large`. */
export async function renderTemplate(
  context: Context,
  template: MailTemplateDefinition,
  wish: RenderWish,
  db: Queryable = context.db,
): Promise<RenderedMail> {
  const values = await readValues(context, template, wish, db)
  return fillMail(template, values)
}

/** The values of a template; for another reader only `reader` differs. */
export async function readValues(
  context: Context,
  template: MailTemplateDefinition,
  { record, reader, variables = {} }: RenderWish,
  db: Queryable = context.db,
): Promise<MailValues> {
  const { catalog, publicUrl } = context
  const object = catalog.objects.get(template.object ?? '')
  const isOfObject = object !== undefined && record?.objectId === object.id
  const found = isOfObject
    ? await getRecord(context, object.name, record.id, fieldsOf(context, object, template), db)
    : undefined
  const target = record && catalog.objectsById.get(record.objectId)
  const link = publicUrl && target ? `${publicUrl}/records/${encodeURIComponent(target.name)}/${record?.id}` : ''
  return {
    record: found?.value,
    object,
    fieldAt: (from, names) => fieldAt(context, from, names),
    childOf: (from, name) => childOf(context, from, name),
    actor: context.actor.name,
    reader,
    link,
    now: new Date(),
    variables,
  }
}

/** In the reader's language, else in the other one. */
export function fillMail({ subject, body, format }: MailTemplateDefinition, values: MailValues): RenderedMail {
  const { locale } = values.reader
  const other = locale === 'en' ? 'zh-CN' : 'en'
  const nodesOf = (words: MailTemplateDefinition['body']) =>
    parseTemplate(words[locale]?.trim() ? words[locale] : (words[other] ?? ''), mailDialect).nodes ?? []
  const plain = (text: string) => text
  const title = fillTemplate(nodesOf(subject), values, plain).trim()
  if (format !== 'html') return { subject: title, text: fillTemplate(nodesOf(body), values, plain) }
  const html = toSimpleHtml(fillTemplate(nodesOf(body), values, escapeHtml))
  return { subject: title, text: toPlainText(html), html }
}

/** Every path of the template that leads to a value, `lines.product.name` within a repetition. */
function fieldsOf(context: Context, object: CatalogObject, { subject, body }: MailTemplateDefinition): string[] {
  interface Base {
    readonly object: CatalogObject
    readonly prefix: string
  }
  const wanted = new Set<string>()
  for (const text of [subject.en, subject['zh-CN'], body.en, body['zh-CN']]) {
    mapTemplatePaths<Base>(
      text ?? '',
      mailDialect,
      { object, prefix: '' },
      {
        replace(names, base) {
          const field = base && fieldAt(context, base.object, names)
          if (base && field && field.type !== 'children') wanted.add(`${base.prefix}${names.join('.')}`)
          return names
        },
        endOf(names, base) {
          const [first = ''] = names
          const child = base && names.length === 1 ? childOf(context, base.object, first) : undefined
          return base && child && { object: child, prefix: `${base.prefix}${first}.` }
        },
      },
    )
  }
  return wanted.size > 0 ? [...wanted] : ['id']
}

function fieldAt(
  { catalog }: Pick<Context, 'catalog'>,
  object: CatalogObject | undefined,
  names: readonly string[],
): CatalogField | undefined {
  let current = object
  for (const [index, name] of names.entries()) {
    const field = current?.fields.get(name)
    if (!field || index === names.length - 1) return field
    current = field.type === 'reference' ? catalog.objectsById.get(field.targets[0] ?? '') : undefined
  }
  return undefined
}

function childOf(
  { catalog }: Pick<Context, 'catalog'>,
  object: CatalogObject | undefined,
  name: string,
): CatalogObject | undefined {
  const field = object?.fields.get(name)
  return field?.type === 'children' ? catalog.objectsById.get(field.targets[0] ?? '') : undefined
}
