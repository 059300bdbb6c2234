/**
 * Adds a related list to a page: children, or a query. It is enough to say whose records are wanted; the children field
 * that leads to them is found, or made on the way.
 */
import type { NamedApplication } from '#metadata/application.ts'
import type { LocalizedText, ObjectDefinition, PageDefinition } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { identity, label, ref, refs } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import { type ChildrenPlace, ensureChildren } from './children-of.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { defaultColumns } from './default-columns.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseErrors } from './errors-after.ts'
import { findDefinition, findField } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { followsRelated } from './related-lists.ts'
import { type Both, labelOf, shownDefinition } from './words.ts'

interface Arguments {
  readonly page: string
  readonly object?: string
  readonly through?: string
  readonly children?: string
  readonly query?: string
  readonly label?: LocalizedText
  readonly columns?: readonly string[]
  readonly id?: string
  readonly after?: After
}

/**
 * `{page, object, through?}` or `{page, children}` or `{page, query}`, and `label?, columns?, id?, after?`. `through` is
 * the reference of `object` that leads to the object of the page; it need be said only where there are several.
 */
export const addRelatedList: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a related list', '新增相关列表'],
    ['Shows on the page what belongs to its record.', '在详情页显示属于该记录的内容。'],
    {
      page: ref('page', ['Page', '详情页'], ['Which page.', '哪个详情页。']),
      object: ref('object', ['Object', '业务对象'], ['Whose records are shown.', '显示哪个业务对象的记录。']),
      through: ref('field', ['Through', '通过字段'], ['Its reference that leads back.', '其中指回本对象的关联字段。']),
      children: ref('field', ['Children', '子记录'], ['Or a children field of the page.', '或本对象的子记录字段。']),
      query: ref('query', ['Query', '查询'], ['Or a query that takes $record.', '或以 $record 表示本记录的查询。']),
      label,
      columns: refs('path', ['Columns', '列'], ['What is shown of each.', '每条记录显示的内容。']),
      id: identity,
      after: afterArgument,
    },
    ['page'],
  ),
  run(application, args) {
    const { page: name, query, id = newIdentity(), after, columns, label: text } = args
    if ([args.object, args.children, query].filter(source => source !== undefined).length !== 1) {
      throw refusedCommand('Say one of object, children and query.')
    }
    const page = findDefinition(application, 'page', name)
    if (query !== undefined) {
      const found = findDefinition(application, 'query', query)
      return add(application, page, { id, label: text ?? found.label, query: found.name }, after)
    }
    const place = findChildren(application, page, args)
    const { object, field } = place
    const element = {
      id,
      label: text ?? (args.children === undefined ? object.plural : field.label),
      children: field.name,
      columns: [...(columns ?? defaultColumns(application, object, field.via))],
      limit: 10,
      ...(field.embedded ? {} : { create: true }),
    }
    return add(place.application, page, element, after)
  },
  describe({ page, object, children, query, label: text }, before) {
    const where = shownDefinition(before, 'page', page)
    const source = query ?? children ?? object ?? ''
    const words = text ? labelOf({ label: text }, source) : wordsOf(before, object, query, source)
    return {
      en: `List of ${words.en} added to ${where.en}`,
      'zh-CN': `在${where['zh-CN']}中新增相关列表“${words['zh-CN']}”`,
    }
  },
}

function add(
  application: NamedApplication,
  page: PageDefinition,
  element: NonNullable<PageDefinition['related']>[number],
  after: After,
): NamedApplication {
  const related = insertElement(page.related ?? [], element, followsRelated(page, after), 'related list')
  return refuseErrors(application, putDefinition(application, assertShape({ ...page, related })))
}

function findChildren(application: NamedApplication, page: PageDefinition, args: Arguments): ChildrenPlace {
  const parent = findDefinition(application, 'object', page.object)
  if (args.children === undefined) {
    const object = findDefinition(application, 'object', args.object ?? '')
    return ensureChildren(application, parent, object, args.through)
  }
  const field = findField(parent, args.children)
  if (field.type !== 'children') throw refusedCommand(`${parent.name}.${field.name} is no children field.`)
  return { application, field, object: findDefinition(application, 'object', field.target) }
}

function wordsOf(
  { definitions }: NamedApplication,
  object: string | undefined,
  query: string | undefined,
  or: string,
): Both {
  const ofName = (kind: string, name: string | undefined) =>
    definitions.find(item => item.kind === kind && (item.name === name || item.id === name))
  if (query !== undefined) return labelOf(ofName('query', query), or)
  return labelOf({ label: (ofName('object', object) as ObjectDefinition | undefined)?.plural ?? {} }, or)
}
