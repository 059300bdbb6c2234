/** What can be asked of one object's records, as far as the actor's rights reach. */
import type { CatalogObject } from '#metadata/catalog.ts'

import { aggregateBodySchema } from '../aggregate/aggregate-routes.ts'
import { showRights } from '../catalog/catalog-object.ts'
import { lifecyclesOf } from '../lifecycles/lifecycles-of.ts'
import type { World } from '../query/path.ts'
import { listQuerySchema, recordsBodySchema } from '../records/list-request.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './json-schema.ts'
import { operation, type Wish } from './operation.ts'

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'
export type Paths = Record<string, Partial<Record<Method, unknown>>>

/** Puts operations at their addresses. */
export class PathList {
  readonly paths: Paths = {}

  add(method: Method, wish: Wish): void {
    const item = this.paths[wish.path] ?? {}
    item[method] = operation(wish)
    this.paths[wish.path] = item
  }
}

const after: Record<string, JsonSchema> = { after: { type: 'string' } }
const ifMatch: Record<string, JsonSchema> = {
  'If-Match': { type: 'string', description: 'The version that is changed, as "3", or * for any.' },
}
const filterText: JsonSchema = { type: 'string', description: 'A Filter as JSON.' }

/** The addresses below /api/records/{object}. `schema` gives the name of a component for the object's records. */
export function addObjectPaths(
  list: PathList,
  world: World,
  object: CatalogObject,
  schema: (mode: 'answer' | 'create' | 'update') => JsonSchema,
): void {
  const rights = showRights(world, object)
  const name = object.definition.label.en ?? object.name
  const root = `/api/records/${encodeURIComponent(object.name)}`
  const one = `${root}/{id}`
  const add = (
    method: Method,
    path: string,
    act: string,
    summary: string,
    more: Omit<Wish, 'id' | 'summary' | 'tag' | 'path'>,
  ) => list.add(method, { id: `${object.id}.${act}`, summary: `${name}: ${summary}`, tag: object.name, path, ...more })
  const record = { 200: schema('answer') }
  const { records: _, ...page } = listProperties
  const records = shape({ records: arrayOf(schema('answer')) }, page)

  if (rights.read) {
    add('get', root, 'list', 'list', {
      query: { ...listQuerySchema.properties, filter: filterText },
      answers: { 200: records },
    })
    add('post', `${root}/query`, 'query', 'list, asked in a body', {
      body: recordsBodySchema,
      answers: { 200: records },
    })
    add('get', one, 'get', 'one record', { query: { fields: { type: 'string' } }, answers: record })
    add('get', `${one}/page`, 'page', 'everything around a record', { answers: { 200: ref('Page') } })
    if (lifecyclesOf(world.catalog, object).length > 0)
      add('get', `${one}/transitions`, 'transitions', 'its states and what is possible now', {
        answers: { 200: ref('States') },
      })
    add('get', `${one}/timeline`, 'timeline', 'what happened around it', {
      query: after,
      answers: { 200: ref('Timeline') },
    })
    if (world.catalog.symbols.all('document').some(item => item.object === object.name)) {
      const names = shape({ documents: arrayOf({ type: 'string' }) })
      add('get', `${one}/documents`, 'documents', 'what can be printed of it', { answers: { 200: names } })
      add('get', `${one}/documents/{name}`, 'document', 'a printed document, as PDF', {
        query: { locale: { enum: ['en', 'zh-CN'] }, keep: { type: 'boolean' } },
        answers: { 200: { type: 'string', format: 'binary' } },
        answersAs: 'application/pdf',
      })
      add('get', `${one}/printed-documents`, 'printed-documents', 'what was printed of it and kept', {
        answers: { 200: shape({ documents: arrayOf({ type: 'object' }) }) },
      })
      const preview = shape({ html: { type: 'string' }, fileName: { type: 'string' }, page: { type: 'object' } })
      add('get', `${one}/documents/{name}/preview`, 'document.preview', 'a printed document, as HTML', {
        query: { locale: { enum: ['en', 'zh-CN'] } },
        answers: { 200: preview },
      })
    }
    add('get', `${one}/history`, 'history', 'its changes', { query: after, answers: { 200: ref('History') } })
    add('get', `${one}/comments`, 'comments', 'what is said about it', { answers: { 200: ref('Comments') } })
    add('post', `${one}/comments`, 'comment', 'say something', {
      body: shape({ text: { type: 'string' } }, { mentions: arrayOf({ type: 'string', format: 'uuid' }) }),
      answers: { 201: ref('Comment') },
    })
    add('delete', `${one}/comments/{comment}`, 'uncomment', 'take a comment back', { answers: { 204: null } })
    add('post', `${root}/form-rules`, 'form-rules', 'what the rules of a form say while it is filled in', {
      body: shape(
        { values: { type: 'object' } },
        { form: { type: 'string' }, id: { type: 'string' }, changed: arrayOf({ type: 'string' }) },
      ),
      answers: { 200: ref('FormState') },
    })
    add('post', `${root}/aggregate`, 'aggregate', 'groups and measures', {
      body: aggregateBodySchema,
      answers: { 200: ref('Rows') },
    })
  }
  if (rights.create) {
    add('post', root, 'create', 'make one', {
      headers: { 'Idempotency-Key': { type: 'string' } },
      body: schema('create'),
      answers: { 201: schema('answer') },
    })
  }
  if ((object.definition.duplicates ?? []).length > 0) {
    add('post', `${root}/duplicates`, 'duplicates', 'is it there already?', {
      body: { type: 'object', required: ['values'] },
      answers: { 200: ref('Matches') },
    })
  }
  if (rights.update)
    add('patch', one, 'update', 'change one', { headers: ifMatch, body: schema('update'), answers: record })
  if (rights.delete) {
    add('delete', one, 'delete', 'put one into the recycle bin', { headers: ifMatch, answers: { 204: null } })
    list.add('post', {
      id: `${object.id}.restore`,
      summary: `${name}: bring one back`,
      tag: object.name,
      path: `/api/recycle-bin/${encodeURIComponent(object.name)}/{id}/restore`,
      answers: record,
    })
    list.add('delete', {
      id: `${object.id}.purge`,
      summary: `${name}: remove one for good`,
      tag: object.name,
      path: `/api/recycle-bin/${encodeURIComponent(object.name)}/{id}`,
      answers: { 204: null },
    })
  }
  if (rights.update || rights.delete) {
    add('post', `${root}/bulk`, 'bulk', 'change or delete many', {
      body: { type: 'object' },
      answers: { 202: ref('StartedJob') },
    })
  }
  if (rights.export) {
    const query = {
      format: { enum: ['csv', 'xlsx', 'ndjson'] },
      filter: filterText,
      sort: { type: 'string' },
      fields: { type: 'string' },
      search: { type: 'string' },
    }
    add('get', `${root}/export`, 'export', 'download', {
      query,
      answers: { 200: { type: 'string' } },
      answersAs: 'text/csv',
    })
  }
  if (rights.import) {
    const query = {
      mode: { enum: ['dry', 'run'] },
      key: { type: 'string' },
      format: { enum: ['csv', 'ndjson'] },
      encoding: { type: 'string' },
      mapping: { type: 'string' },
    }
    const table = { query, body: { type: 'string' }, accepts: ['text/csv', 'application/x-ndjson'] }
    add('post', `${root}/import`, 'import', 'upload', { ...table, answers: { 202: ref('StartedJob') } })
    add('post', `${root}/import/preview`, 'preview', 'look at a table before it is imported', {
      ...table,
      answers: { 200: ref('ImportPreview') },
    })
  }
  addDefinitionPaths(list, world, object, one, schema('answer'))
}

const listProperties: Record<string, JsonSchema> = {
  records: {},
  after: { type: 'string' },
  count: { type: 'integer' },
  more: { type: 'boolean' },
}

/** Actions and conversions that are for the actor. */
function addDefinitionPaths(
  list: PathList,
  { catalog, rights }: World,
  object: CatalogObject,
  one: string,
  answer: JsonSchema,
): void {
  const { symbols } = catalog
  const label = (item: { readonly name: string; readonly label: { readonly en?: string } }) =>
    item.label.en ?? item.name
  for (const action of symbols.all('action')) {
    const isHis = action.object === object.name && rights.may('actions', action.name) && rights.isFor(action.roles)
    if (!isHis || action.does !== 'update') continue
    list.add('post', {
      id: `${object.id}.${action.id}`,
      summary: label(action),
      tag: object.name,
      path: `${one}/actions/${encodeURIComponent(action.name)}`,
      body: shape({}, { input: { type: 'object' } }),
      answers: { 200: answer },
    })
  }
  for (const { definition, field } of lifecyclesOf(catalog, object)) {
    if (rights.field(object, field) === 'hidden' || rights.scope(object, 'update') === 'none') continue
    for (const transition of definition.transitions.filter(item => rights.isFor(item.roles))) {
      list.add('post', {
        id: `${object.id}.${definition.id}.${transition.id}`,
        summary: label(transition),
        tag: object.name,
        path: `${one}/transitions/${encodeURIComponent(definition.name)}/${encodeURIComponent(transition.name)}`,
        headers: ifMatch,
        body: shape({}, { values: { type: 'object' }, comment: nullable({ type: 'string', maxLength: 4000 }) }),
        answers: { 200: answer },
      })
    }
  }
  for (const conversion of symbols.all('conversion')) {
    const isHis =
      conversion.object === object.name && rights.may('conversions', conversion.name) && rights.isFor(conversion.roles)
    if (!isHis) continue
    const path = `${one}/conversions/${encodeURIComponent(conversion.name)}`
    const common = { tag: object.name, path }
    list.add('get', {
      ...common,
      id: `${object.id}.${conversion.id}.preview`,
      summary: `${label(conversion)}: what it would make`,
      answers: { 200: ref('Conversion') },
    })
    list.add('post', {
      ...common,
      id: `${object.id}.${conversion.id}`,
      summary: label(conversion),
      body: shape({}, { targets: { type: 'object' } }),
      answers: { 201: ref('Made') },
    })
  }
}
