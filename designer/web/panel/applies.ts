/** Which properties a panel leaves out: what the canvas beside it edits, and what has no meaning with the rest. */
import type { KindName } from '../draft/use-draft.ts'
import type { Node, Spot } from './spot.ts'

/** Lists that have a canvas of their own. */
const onCanvas: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  approval: [
    'condition',
    'start',
    'lock',
    'steps',
    'onSubmitted',
    'onReturned',
    'onApproved',
    'onRejected',
    'onWithdrawn',
  ],
  dashboard: ['tiles'],
  form: ['tabs'],
  lifecycle: ['states', 'transitions', 'control', 'completeness', 'layout'],
  numbering: ['parts'],
  object: ['fields'],
  picklist: ['choices'],
  workflow: ['nodes', 'flows', 'layout', 'lanes'],
  mailTemplate: ['subject', 'body'],
  document: ['header', 'body', 'footer', 'style', 'fileName'],
  type: ['choices'],
}

/** What a node or flow is given by being drawn somewhere. */
const drawn = ['parent', 'lane', 'attachedTo', 'about', 'from', 'to', 'forCompensation', 'byEvent']

/** What the card of a step says. */
const onCard = [
  'when',
  'withPrevious',
  'approvers',
  'decision',
  'percent',
  'sequential',
  'skipRepeated',
  'selfApproval',
  'fields',
  'delegate',
  'mayAdd',
  'due',
  'remind',
  'escalate',
  'reject',
  'inform',
]

type Sense = (node: Node) => boolean

const isOneOf =
  (property: string, ...values: readonly string[]): Sense =>
  node =>
    values.includes(String(node[property]))

const isText = isOneOf('base', 'text', 'longText', 'email', 'phone', 'url')
const isNumber = isOneOf('base', 'integer', 'decimal', 'money', 'percent')

/** When a property means something. */
const senses: Readonly<Partial<Record<KindName, Readonly<Record<string, Sense>>>>> = {
  action: {
    form: isOneOf('does', 'open'),
    list: isOneOf('does', 'open'),
    link: isOneOf('does', 'link'),
    input: isOneOf('does', 'update'),
    set: isOneOf('does', 'update'),
  },
  type: {
    maxLength: isText,
    pattern: isText,
    min: isNumber,
    max: isNumber,
    scale: isOneOf('base', 'decimal', 'money', 'percent'),
    picklist: isOneOf('base', 'choice', 'multiChoice'),
  },
}

/** Whether the panel of a place shows a property; one that has a value is always shown unless the canvas has it. */
export function applies(kind: KindName, spot: Spot, node: Node, property: string): boolean {
  if (kind === 'approval' && spot.place.length === 2 && onCard.includes(property)) return false
  // Which branch of a union it is stands in the head of the panel.
  if (spot.whole.oneOf && spot.schema.properties?.[property]?.const !== undefined) return false
  if (kind === 'workflow' && spot.place.length === 2) {
    if (drawn.includes(property)) return false
    // Chosen together with the workflow that may be called instead.
    if (property === 'approval' && node.type === 'callActivity') return false
    if (property === 'nonInterrupting' && node.type === 'startEvent') return node.parent !== undefined
  }
  // Roles narrow people alone.
  if (property === 'roles' && node.type === 'reference' && node.roles === undefined) return node.target === 'user'
  if (spot.place.length > 0) return true
  if (onCanvas[kind]?.includes(property)) return false
  const sense = senses[kind]?.[property]
  return node[property] !== undefined || !sense || sense(node)
}
