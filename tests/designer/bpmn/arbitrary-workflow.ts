/** Workflows by chance: whatever a person could have drawn, with everything in its place. */
import fc from 'fast-check'
import type { LayoutItem, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map(text => text.replaceAll(/[\uD800-\uDFFF\uFFFE\uFFFF]/g, '?'))
const label = fc.option(fc.record({ en: words }, { requiredKeys: [] }), { nil: undefined })
const formula = fc.constantFrom('a > 1', 'x = "<&>"', 'if a then b else c', 'duration("P1D")', 'amount\n> 5')
const name = fc.constantFrom('paid', 'Über <x>', '已付款')

const caught = fc.oneof(
  fc.record({ type: fc.constant('timer'), duration: formula }),
  fc.record({ type: fc.constant('message'), name, key: formula }),
  fc.record({ type: fc.constant('signal'), name }),
  fc.record({ type: fc.constant('condition'), condition: formula }),
)
const node = (id: string): fc.Arbitrary<object> =>
  fc.oneof(
    fc.record({
      id: fc.constant(id),
      type: fc.constantFrom('task', 'manualTask', 'exclusiveGateway', 'parallelGateway', 'subProcess', 'transaction'),
      label,
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('userTask'),
      label,
      assignment: fc.constant({ roles: ['boss'], starter: true }),
      outcomes: fc.constant([{ code: 'ok', label: { en: 'OK' } }]),
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('serviceTask'),
      label,
      does: fc.constant({ type: 'update', target: 'customer', set: [{ field: 'name', value: '"x"' }] }),
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('scriptTask'),
      script: formula,
      variable: fc.constant('total'),
    }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('userTask'),
      multiInstance: fc.record({ sequential: fc.constant(true), completion: formula }),
    }),
    fc.record({ id: fc.constant(id), type: fc.constant('unsupported'), element: fc.constant('complexGateway') }),
    fc.record({ id: fc.constant(id), type: fc.constant('intermediateCatchEvent'), label, event: caught }),
    fc.record({ id: fc.constant(id), type: fc.constantFrom('startEvent', 'endEvent'), label }),
    fc.record({
      id: fc.constant(id),
      type: fc.constant('startEvent'),
      event: fc.constantFrom(
        { type: 'created' },
        { type: 'schedule', cron: '0 9 * * 1' },
        { type: 'button', label: { en: 'Go' } },
      ),
    }),
    fc.record({ id: fc.constant(id), type: fc.constant('textAnnotation'), text: fc.record({ en: words }) }),
  )

/** A whole workflow; ids begin with letters and with digits. */
export const arbitraryWorkflow: fc.Arbitrary<WorkflowDefinition> = fc
  .integer({ min: 1, max: 9 })
  .chain(count =>
    fc.record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, index) => node(index % 2 === 0 ? `node${index}` : `${index}node`)),
      ),
      parents: fc.array(fc.nat(8), { minLength: count, maxLength: count }),
      flows: fc.array(
        fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.option(formula, { nil: undefined }), label, fc.boolean()),
        { maxLength: 12 },
      ),
      boundary: fc.boolean(),
      places: fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 60, maxLength: 60 }),
      expanded: fc.boolean(),
    }),
  )
  .map(({ nodes: drawn, parents, flows: lines, boundary, places, expanded }) => {
    const nodes = drawn as unknown as WorkflowNode[]
    nodes.forEach((item, index) => {
      const parent = nodes[parents[index] ?? 0]
      if (parent && nodes.indexOf(parent) < index && (parent.type === 'subProcess' || parent.type === 'transaction'))
        item.parent = parent.id
    })
    const host = nodes.find(item => item.type === 'userTask')
    if (boundary && host) {
      nodes.push({
        id: 'late',
        type: 'boundaryEvent',
        attachedTo: host.id,
        event: { type: 'timer', duration: 'duration("P1D")' },
        nonInterrupting: true,
        ...(host.parent ? { parent: host.parent } : {}),
      })
    }
    const note = nodes.find(item => item.type === 'textAnnotation')
    if (note?.type === 'textAnnotation' && host) note.about = host.id
    const flows = lines.flatMap(([from, to, when, text, isDefault], index): WorkflowFlow[] => {
      const [a, b] = [nodes[from], nodes[to]]
      if (!a || !b || a.type === 'textAnnotation' || b.type === 'textAnnotation' || a.parent !== b.parent) return []
      const isFirst = !lines.slice(0, index).some(([other, , , , flag]) => other === from && flag)
      return [
        {
          id: `flow${index}`,
          from: a.id,
          to: b.id,
          ...(when ? { when } : {}),
          ...(text ? { label: text } : {}),
          ...(isDefault && isFirst ? { default: true } : {}),
        },
      ]
    })
    let at = 0
    const next = () => places[at++ % places.length] ?? 0
    const layout: LayoutItem[] = [
      ...nodes.map(item => ({
        element: item.id,
        x: next(),
        y: next(),
        width: 100,
        height: 80,
        ...(item.type === 'subProcess' || item.type === 'transaction' ? { expanded } : {}),
      })),
      ...flows.map(item => ({
        element: item.id,
        points: [
          { x: next(), y: next() },
          { x: next(), y: next() },
        ],
        ...(item.label?.en ? { labelX: next(), labelY: next() } : {}),
      })),
    ]
    return plain({
      id: 'random',
      kind: 'workflow',
      name: 'random',
      label: { en: 'Random', 'zh-CN': '随机' },
      variables: [{ name: 'total', type: 'number' }],
      nodes,
      flows,
      layout,
    })
  })

/** Without what is undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
