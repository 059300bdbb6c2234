/** JSON Schemas of what the screens of a record are told: its page, its states, its form as it is filled in. */
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
} from './json-schema.ts'

const hiddenParts = shape({ tabs: arrayOf(text), sections: arrayOf(text), fields: arrayOf(text) })

/** The components, by name. */
export const recordScreenSchemas: Readonly<Record<string, JsonSchema>> = {
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
    from: nullable(text),
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
}
