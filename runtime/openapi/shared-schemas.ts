/** JSON Schemas of what every application answers, whatever its objects: problems, references, pages of records, history. */

export type JsonSchema = Readonly<Record<string, unknown>>

/** A schema of the document's components. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
/** The value or null. */
export const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })
/** An array. */
export const arrayOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const whole: JsonSchema = { type: 'integer' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const moment: JsonSchema = { type: 'string', format: 'date-time' }
const values: JsonSchema = { type: 'object' }

/** An object all of whose properties are required, save the optional ones, and that has no others. */
export function shape(required: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}): JsonSchema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  }
}

const localized = shape({}, { en: text, 'zh-CN': text })
const hiddenParts = shape({ tabs: arrayOf(text), sections: arrayOf(text), fields: arrayOf(text) })
const reference = shape({ id, title: nullable(text) })
const position: JsonSchema = { type: 'string', description: 'Where the next page begins; absent on the last one.' }
const axis = shape({
  groups: arrayOf(shape({ field: text, label: { type: 'object' }, type: text }, { by: text })),
  members: arrayOf(
    shape(
      { values: { type: 'array' }, labels: arrayOf(text) },
      {
        others: { const: true, description: 'The last value stands for all that are not among the top.' },
        total: { const: true, description: 'It has fewer values than there are groups.' },
      },
    ),
  ),
})
const formerChoices = arrayOf(shape({ code: text, label: ref('LocalizedText') }))
const changes = arrayOf(
  shape({ field: text, label: ref('LocalizedText'), before: {}, after: {} }, { choices: formerChoices }),
)
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
  Report: shape(
    {
      name: text,
      label: { type: 'object' },
      object: text,
      rows: axis,
      columns: axis,
      measures: arrayOf(
        shape(
          {
            as: text,
            label: { type: 'object' },
            type: { enum: ['integer', 'decimal', 'percent', 'money', 'date', 'datetime'] },
          },
          {
            object: { ...text, description: 'Whose records it reckons, where these are not those of the report.' },
            currency: nullable(text),
            decimals: whole,
            zero: { const: true, description: 'Where it has no value it is nought.' },
            earlier: { const: true },
            fault: { type: 'object' },
          },
        ),
      ),
      cells: arrayOf(
        shape(
          { row: whole, column: whole, values: { type: 'array', description: 'By measure, in their order.' } },
          { colors: arrayOf(nullable(text)) },
        ),
      ),
      milliseconds: whole,
    },
    {
      period: shape({ from: text, to: { ...text, description: 'The first day after it.' } }),
      money: shape(
        { currency: nullable(text), converted: flag },
        { rates: text, unrated: { ...arrayOf(text), description: 'Currencies of which no rate is known.' } },
      ),
      chart: { type: 'object', description: 'How it is drawn, as the definition says.' },
      exportsLess: { const: true, description: 'The file is of fewer records: not all that is seen may be exported.' },
    },
  ),
  Drilled: shape(
    { object: text, records: arrayOf({ type: 'object', required: ['id', 'rev'] }) },
    {
      filter: { type: 'object', description: 'The same records as a filter.' },
      after: position,
      count: whole,
      more: flag,
    },
  ),
  Page: shape(
    {
      page: nullable(text),
      form: nullable(text),
      record: { type: 'object', required: ['id', 'rev'] },
      related: {
        type: 'object',
        additionalProperties: shape({}, { records: arrayOf(values), rows: arrayOf(values), after: position }),
      },
      actions: arrayOf(text),
      conversions: arrayOf(text),
      rights: shape({ update: flag, delete: flag }),
      lifecycles: arrayOf(ref('State')),
      workflows: arrayOf(
        shape({
          name: text,
          label: ref('LocalizedText'),
          running: nullable(id),
          choose: arrayOf(shape({ step: text, label: ref('LocalizedText'), several: flag })),
        }),
      ),
      locked: nullable(shape({ instance: id, approval: text, label: ref('LocalizedText') })),
      approvals: { type: 'boolean' },
    },
    { timeline: ref('Timeline'), hidden: hiddenParts },
  ),
  States: shape({ lifecycles: arrayOf(ref('State')) }),
  State: shape({
    lifecycle: text,
    field: text,
    state: nullable(text),
    since: nullable(moment),
    been: arrayOf(text),
    control: { type: 'object', additionalProperties: { enum: ['readOnly', 'required', 'optional', 'hidden'] } },
    transitions: arrayOf(
      shape({
        name: text,
        to: text,
        allowed: flag,
        asks: arrayOf(text),
        required: arrayOf(text),
        missing: arrayOf(shape({ code: text, texts: shape({ en: text, 'zh-CN': text }) }, { field: text, rule: text })),
      }),
    ),
  }),
  FormState: shape({
    hidden: hiddenParts,
    required: arrayOf(text),
    readOnly: arrayOf(text),
    set: values,
    computed: values,
    lines: { type: 'object', additionalProperties: arrayOf(shape({ id: nullable(text), computed: values })) },
    messages: arrayOf(
      shape({ level: { enum: ['error', 'warning'] }, field: nullable(text), text: { type: 'object' } }),
    ),
  }),
  Timeline: shape(
    {
      entries: arrayOf(
        shape(
          { kind: { enum: ['record', 'change'] }, at: moment, by: {}, id },
          { object: text, title: nullable(text), values, action: text, changes },
        ),
      ),
    },
    { after: position },
  ),
  History: shape({ entries: arrayOf(shape(historyEntry)) }, { after: position }),
  Audit: shape(
    {
      entries: arrayOf(
        shape({
          ...historyEntry,
          object: nullable(text),
          record: nullable(id),
          title: nullable(text),
          ip: nullable(text),
        }),
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
      shared: { enum: ['none', 'team', 'unit', 'all'] },
      definition: { type: 'object', required: ['columns'] },
    },
  },
  PersonalLists: shape({ lists: arrayOf(ref('PersonalList')) }),
  PersonalReport: {
    type: 'object',
    required: ['id', 'name', 'object', 'mine', 'shared'],
    properties: {
      id,
      name: text,
      object: text,
      base: text,
      mine: flag,
      shared: { enum: ['none', 'team', 'unit', 'all'] },
      incomplete: flag,
    },
  },
  PersonalDashboard: {
    type: 'object',
    required: ['id', 'name', 'mine', 'shared', 'changed', 'definition'],
    properties: {
      id,
      name: text,
      base: text,
      mine: flag,
      shared: { enum: ['none', 'team', 'unit', 'all'] },
      changed: moment,
      definition: { type: 'object', required: ['tiles'] },
    },
  },
  PersonalDashboards: shape({ dashboards: arrayOf(ref('PersonalDashboard')), home: nullable(text) }),
  HomeDashboard: shape({ dashboard: nullable(text) }),
  PersonalReports: shape({ reports: arrayOf(ref('PersonalReport')) }),
  ReportToEdit: { type: 'object', required: ['name', 'label', 'object', 'report'] },
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
