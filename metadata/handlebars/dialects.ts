/** What a template may say besides fields: mails show values only; printed documents have helpers, too. */
import type { TemplatePath } from './template-node.ts'

/** How a helper is called. */
export interface HelperShape {
  /** How many values stand after its name, at least and at most. */
  readonly terms: readonly [least: number, most: number]
  /** Named ones after them: `decimals=2`. */
  readonly named: readonly string[]
}

export interface TemplateDialect<Reserved extends string = string> {
  /** Names that are there besides the fields of the record; a field of such a name is reached as `record.link`. */
  readonly reserved: readonly Reserved[]
  readonly helpers: Readonly<Record<string, HelperShape>>
  /** What may follow the path of `each`. */
  readonly eachNames: readonly string[]
}

/** Mails: values of the record, of who sends and reads, and of the workflow. */
export const mailDialect = {
  reserved: ['record', 'actor', 'recipient', 'link', 'today', 'variables'],
  helpers: {},
  eachNames: [],
} as const satisfies TemplateDialect

const one: HelperShape['terms'] = [1, 1]

/** Printed documents. */
export const documentDialect = {
  reserved: ['record', 'actor', 'today', 'now', 'link', 'setting', 'approvals', 'pageNumber', 'pageCount'],
  helpers: {
    date: { terms: [1, 2], named: [] },
    dateTime: { terms: [1, 2], named: [] },
    number: { terms: one, named: ['decimals'] },
    money: { terms: one, named: ['decimals', 'show'] },
    percent: { terms: one, named: ['decimals'] },
    words: { terms: one, named: ['language'] },
    units: { terms: [2, 2], named: ['decimals'] },
    sum: { terms: one, named: ['times'] },
    add: { terms: [2, 9], named: [] },
    count: { terms: one, named: [] },
    label: { terms: one, named: [] },
    color: { terms: one, named: [] },
    barcode: { terms: one, named: ['type', 'height'] },
    qr: { terms: one, named: ['size'] },
    image: { terms: one, named: ['width', 'height'] },
    eq: { terms: [2, 2], named: [] },
    gt: { terms: [2, 2], named: [] },
    lt: { terms: [2, 2], named: [] },
    not: { terms: one, named: [] },
    and: { terms: [2, 9], named: [] },
    or: { terms: [2, 9], named: [] },
  },
  eachNames: ['by', 'sort', 'limit'],
} as const satisfies TemplateDialect

export type DocumentHelper = keyof typeof documentDialect.helpers

/** Values of one decision in `{{#each approvals}}`. */
export const approvalNames = [
  'approval',
  'round',
  'step',
  'person',
  'decision',
  'state',
  'comment',
  'at',
  'delegatedFrom',
  'addedBy',
] as const
export type ApprovalName = (typeof approvalNames)[number]

/** The reserved name that a path begins with. */
export function reservedName<R extends string>(path: TemplatePath, { reserved }: TemplateDialect<R>): R | undefined {
  const [first] = path.segments
  if (path.isThis || path.up > 0 || !first || first.bracketed) return undefined
  return reserved.find(name => name === first.name)
}
