/** JSON Schemas of what reports and dashboards answer. */
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
  whole,
} from './json-schema.ts'
import { sharingSchemas } from './sharing-schemas.ts'

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

/** The components, by name. */
export const reportSchemas: Readonly<Record<string, JsonSchema>> = {
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
            apart: {
              type: 'array',
              items: { type: 'string' },
              description: 'Filters of the report that do not hold for what it reckons, in words.',
            },
            places: { type: 'integer', description: 'Decimals that people read; of percents: in percent.' },
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
      total: {
        type: 'object',
        description: 'What the field of the measure comes to in all of them.',
        required: ['label', 'type', 'value'],
        additionalProperties: false,
        properties: {
          label: { type: 'object' },
          type: { enum: ['number', 'money'] },
          value: { type: ['string', 'null'] },
          currency: { type: ['string', 'null'] },
          converted: { const: true },
          unrated: arrayOf(text),
        },
      },
      amounts: {
        type: 'object',
        description: 'By record: its amount in the base currency, where amounts are converted.',
        additionalProperties: { type: ['string', 'null'] },
      },
      after: position,
      count: whole,
      more: flag,
    },
  ),
  PersonalReport: {
    type: 'object',
    required: ['id', 'name', 'object', 'mine', 'shared'],
    properties: {
      id,
      name: text,
      object: text,
      base: text,
      mine: flag,
      ...sharingSchemas,
      changed: moment,
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
      ...sharingSchemas,
      changed: moment,
      definition: { type: 'object', required: ['tiles'] },
      lost: arrayOf({
        type: 'object',
        required: ['tile', 'place', 'whole', 'why'],
        properties: {
          tile: { type: 'object', required: ['id', 'type'] },
          place: { type: 'integer' },
          whole: flag,
          why: { enum: ['gone', 'hidden', 'changed'] },
          what: { type: 'object' },
          when: moment,
        },
      }),
    },
  },
  PersonalDashboards: shape({ dashboards: arrayOf(ref('PersonalDashboard')), home: nullable(text) }),
  HomeDashboard: shape({ dashboard: nullable(text) }),
  PersonalReports: shape({ reports: arrayOf(ref('PersonalReport')) }),
  ReportToEdit: { type: 'object', required: ['name', 'label', 'object', 'report'] },
}
