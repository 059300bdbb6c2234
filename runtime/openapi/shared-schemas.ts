/** JSON Schemas of what every application answers, whatever its objects: problems, references, pages of records, history. */
import {
  arrayOf,
  flag,
  id,
  type JsonSchema,
  moment,
  nullable,
  position,
  ref,
  shape,
  text,
  values,
  whole,
} from './json-schema.ts'
import { recordScreenSchemas } from './record-screen-schemas.ts'
import { reportSchemas } from './report-schemas.ts'
import { sharingSchemas } from './sharing-schemas.ts'

const localized = shape({}, { en: text, 'zh-CN': text })
const reference = shape({ id, title: nullable(text) })
const formerChoices = arrayOf(shape({ code: text, label: ref('LocalizedText') }))
const changes = arrayOf(
  shape({ field: text, label: ref('LocalizedText'), before: {}, after: {} }, { choices: formerChoices }),
)
/** In which workflow or approval, and whose doing it followed. */
const within = shape({
  instance: id,
  name: text,
  label: ref('LocalizedText'),
  isApproval: flag,
  did: nullable(text),
  person: nullable(ref('Reference')),
})
const historyEntry = {
  id,
  at: moment,
  by: nullable(ref('Reference')),
  source: text,
  revision: nullable(whole),
  action: text,
  changes,
}

/** The components, by name. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  ...recordScreenSchemas,
  ...reportSchemas,
  Problem: {
    type: 'object',
    description: 'RFC 9457. `type` ends in the code of the problem.',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string', pattern: '^/problems/[a-z-]+/[a-z-]+$' },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: text,
      errors: arrayOf({
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: { pointer: text, code: text, message: text },
      }),
      didYouMean: arrayOf(text),
    },
  },
  LocalizedText: localized,
  Reference: reference,
  Filter: {
    type: 'object',
    description: 'A RuleGroup of react-querybuilder; on children a rule has `match` and its value is a group.',
    required: ['combinator', 'rules'],
    properties: { combinator: { enum: ['and', 'or'] }, not: flag, rules: arrayOf(values) },
  },
  Rows: shape({ rows: arrayOf(values) }, { more: { const: true, description: 'There are more than the limit.' } }),
  Records: shape(
    { records: arrayOf({ type: 'object', required: ['id', 'rev'] }) },
    { after: position, count: whole, more: flag, totals: values },
  ),
  Timeline: shape(
    {
      entries: arrayOf(
        shape(
          { kind: { enum: ['record', 'change'] }, at: moment, by: {}, id },
          { object: text, title: nullable(text), values, action: text, changes, within },
        ),
      ),
    },
    { after: position },
  ),
  History: shape({ entries: arrayOf(shape(historyEntry, { within })) }, { after: position }),
  Audit: shape(
    {
      entries: arrayOf(
        shape(
          {
            ...historyEntry,
            object: nullable(text),
            record: nullable(id),
            title: nullable(text),
            ip: nullable(text),
          },
          { within },
        ),
      ),
    },
    { after: position },
  ),
  Hits: shape({
    hits: arrayOf(shape({ object: text, id, title: nullable(text), snippet: nullable(text) })),
  }),
  Comment: shape({ id, text, at: moment, by: ref('Reference'), mine: flag, mentions: arrayOf(ref('Reference')) }),
  Notifications: shape(
    {
      notifications: arrayOf(
        shape({
          id,
          kind: text,
          text: { type: 'string', description: 'In the language of who asks.' },
          at: moment,
          read: flag,
          by: nullable(ref('Reference')),
          record: nullable(shape({ object: text, id, title: nullable(text) })),
          task: nullable(id),
        }),
      ),
      unread: { type: 'integer', description: 'At most 100.' },
    },
    { after: position },
  ),
  Comments: shape({ comments: arrayOf(ref('Comment')) }),
  PersonalList: {
    type: 'object',
    required: ['id', 'name', 'object', 'mine', 'shared', 'definition'],
    properties: {
      id,
      name: text,
      object: text,
      mine: flag,
      ...sharingSchemas,
      changed: moment,
      definition: { type: 'object', required: ['columns'] },
    },
  },
  PersonalLists: shape({ lists: arrayOf(ref('PersonalList')) }),
  Recent: shape({ records: arrayOf(shape({ object: text, id, title: nullable(text), at: moment })) }),
  Deleted: {
    type: 'object',
    required: ['records'],
    properties: {
      records: arrayOf({ type: 'object', required: ['object', 'id', 'title', 'deleted_at'] }),
      after: position,
    },
  },
  Matches: {
    type: 'object',
    required: ['matches'],
    properties: { matches: arrayOf({ type: 'object', required: ['action', 'records', 'hidden'] }) },
  },
  Conversion: {
    type: 'object',
    required: ['targets'],
    properties: {
      targets: arrayOf({ type: 'object', required: ['name', 'object', 'optional', 'values', 'matches'] }),
    },
  },
  Made: {
    type: 'object',
    required: ['made'],
    properties: { made: { type: 'object', additionalProperties: { type: 'object', required: ['object', 'id'] } } },
  },
  StartedJob: shape({ job: id }),
  ImportPreview: shape({ columns: arrayOf(text), rows: arrayOf(values), encoding: text, mapping: values }),
  Me: shape({
    user: {
      type: 'object',
      required: ['id', 'name', 'login', 'email', 'locale', 'time_zone', 'notification_mail', 'unit'],
    },
    roles: arrayOf(shape({ id: text, name: text, label: ref('LocalizedText') })),
    system: arrayOf(text),
    mustChangePassword: flag,
    revision: whole,
    timeZone: text,
  }),
  Catalog: {
    type: 'object',
    required: [
      'revision',
      'baseCurrency',
      'currencyDecimals',
      'objects',
      'forms',
      'lists',
      'pages',
      'queries',
      'reports',
      'dashboards',
      'documents',
      'menus',
      'actions',
      'conversions',
      'lifecycles',
      'roles',
    ],
  },
  Roles: shape({ roles: arrayOf({ type: 'object', required: ['id', 'name', 'label', 'people'] }) }),
  Revisions: shape({
    revisions: arrayOf(
      shape({
        number: whole,
        parent: nullable(whole),
        at: moment,
        author: nullable(ref('Reference')),
        message: text,
        source: text,
        changes: whole,
      }),
    ),
    head: whole,
  }),
  Jobs: shape({ jobs: arrayOf({ type: 'object', required: ['id', 'kind', 'state'] }) }),
}
