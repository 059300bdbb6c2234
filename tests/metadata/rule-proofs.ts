/**
 * Why there is each rule: an application that breaks it alone, and what then fails or is answered wrongly. A rule that
 * can give an error has its line here; `warns` stands for one that only gives warnings.
 */
import { commands } from '#designer/commands/commands.ts'
import { installParts } from '#designer/templates/install-parts.ts'
import type { NamedApplication } from '#metadata/application.ts'
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import type { ApprovalDefinition, DocumentDefinition, MailTemplateDefinition } from '#metadata/definitions.ts'
import { documentDialect } from '#metadata/handlebars/dialects.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import type { rules } from '#metadata/rules/rules.ts'
import { Problem } from '#platform/problem.ts'
import { fillDocument, fullFuel } from '#runtime/documents/fill-document.ts'
import { type Template, toTemplate } from '#runtime/installation/read-template.ts'
import { fillMail } from '#runtime/mail/render-template.ts'
import type { Catalog, CatalogObject } from '#runtime/web/api/catalog.ts'
import { tileInput } from '#runtime/web/dashboards/tile-question.ts'
import { valuesReferringTo } from '#runtime/web/record/values-referring-to.ts'
import { itemAddress } from '#runtime/web/shell/menu-address.ts'

import type { Workshop } from '../designer/commands/use-application.ts'
import { approving, step } from './approvals/approval-cases.ts'
import { dashboard, document, lifecycle, mail, ordersBeside, report } from './rule-cases.ts'
import { type Draft, field, label, make } from './shop.ts'
import { playVisit } from './workflows/play-visit.ts'
import { workflow } from './workflows/workflow-cases.ts'

/** A system in which an application is head. */
export interface Probe extends Pick<Workshop, 'ask'> {
  readonly application: NamedApplication
  /** A request, and how it is answered: `POST /records/customer: 201 {…}`. */
  tell(...request: Parameters<Workshop['ask']>): Promise<string>
  /** A customer of the shop; answers the record. */
  customer(values?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

type Edit = (draft: Draft) => void

export type Proof =
  | { readonly warns: true }
  | {
      /** Which invalid case of the rule it is, or an edit of the shop. */
      readonly breaks: number | Edit
      /** What is told of the broken application, and not of the sound one. */
      readonly shows: RegExp
      /** What is done with it; everything is used where this is not said. */
      readonly by?: (probe: Probe) => Promise<string>
      /** The shop made comparable without breaking the rule; the shop itself where this is not said. */
      readonly sound?: Edit
    }

const create =
  (values: Readonly<Record<string, unknown>> = {}) =>
  ({ tell }: Probe) =>
    tell('POST', '/records/customer', { name: 'Acme', ...values })

/** By the name of the rule. */
export const proofs: Readonly<Record<keyof typeof rules, Proof>> = {
  uniqueIds: {
    breaks: 0,
    shows: /^lost: form customer$/,
    async by({ ask, application }) {
      const { forms } = (await ask('GET', '/catalog')).body
      const known = new Set(forms.map((form: { name: string }) => form.name))
      const lost = application.definitions.filter(({ kind, name }) => kind === 'form' && !known.has(name))
      return `lost: ${lost.map(({ kind, name }) => `${kind} ${name}`)}`
    },
  },
  uniqueNames: {
    sound: listOfOrders('orders'),
    breaks: listOfOrders('customers'),
    shows: /^list-orders shows .*parent\.name/m,
    async by({ ask, application, customer }) {
      const { id } = await customer()
      await ask('POST', '/records/order', { customer: id, subject: 'One' })
      const lines: string[] = []
      for (const list of application.definitions.filter(({ kind, id }) => kind === 'list' && id.startsWith('list-'))) {
        const { records } = (await ask('GET', `/lists/${list.name}`)).body
        lines.push(`${list.id} shows ${Object.keys(records[0])}`)
      }
      return lines.join('\n')
    },
  },
  uniqueKeys: { breaks: 0, shows: /POST \/records\/customer: 500/ },
  reservedNames: {
    sound: ({ get }) => get('object', 'order').fields.push(field('text', 'mark')),
    breaks: ({ get }) => get('object', 'order').fields.push(field('text', 'rev')),
    shows: /: 422 .*"rev\\?" cannot be written/,
    async by({ tell, application, customer }) {
      const order = application.definitions.find(({ kind, name }) => kind === 'object' && name === 'order') as never
      const { name } = (order as Draft['definitions'][number] & { fields: { name: string }[] }).fields.at(-1) ?? {}
      return tell('POST', '/records/order', { customer: (await customer()).id, subject: 'One', [String(name)]: 'mine' })
    },
  },
  knownReferences: { breaks: 4, shows: /lists\/customers: 400/ },
  systemDefinitions: {
    breaks: 1,
    shows: /: 40\d /,
    by: ({ tell }) => tell('GET', '/records/currency', undefined, ['sys-role-administrator']),
  },
  titles: {
    breaks: 3,
    shows: /"title":"Customer".*"title":"Customer"/,
    async by({ tell, customer }) {
      await customer({ name: 'Acme', code: 'AB0001' })
      await customer({ name: 'Acme Tools', code: 'AB0002' })
      return tell('GET', '/search?q=Acme')
    },
  },
  paths: { breaks: 4, shows: /lists\/customers: 400.*cannot be followed/ },
  children: { breaks: 0, shows: /page: 500/ },
  hierarchies: {
    breaks: 0,
    shows: /^PATCH .*: 200 /,
    async by({ tell, customer }) {
      const above = await customer({ code: 'AB0001' })
      const below = await customer({ code: 'AB0002', parent: above.id })
      return tell('PATCH', `/records/customer/${above.id}`, { parent: below.id })
    },
  },
  accessChains: { breaks: 2, shows: /GET \/records\/customer\/\S+: 404/ },
  scopes: {
    breaks: 1,
    shows: /"records":\[\]/,
    async by({ tell, ask, customer }) {
      await ask('POST', '/records/order', { customer: (await customer()).id, subject: 'One' })
      return tell('GET', '/records/order', undefined, ['role-clerk'])
    },
  },
  parties: {
    sound: parties('customer'),
    breaks: parties('subject'),
    shows: /^filled: sold_as$/,
    async by({ ask }) {
      const { objects } = (await ask('GET', '/catalog')).body as { objects: CatalogObject[] }
      const [parcel, order] = ['parcel', 'order'].map(name => objects.find(object => object.name === name))
      const record = { id: crypto.randomUUID(), title: 'One' }
      const values = { customer: { id: crypto.randomUUID(), title: 'Acme' }, subject: 'One' }
      return `filled: ${Object.keys(valuesReferringTo(parcel as CatalogObject, order as CatalogObject, record, values))}`
    },
  },
  keys: { breaks: 0, shows: /syntax error/ },
  expressions: {
    sound: winWhen('size > 0'),
    breaks: winWhen('sise > 0'),
    shows: /: 422 .*sise/,
    async by({ tell, customer }) {
      const { id } = await customer({ record_type: 'person' })
      return tell('PATCH', `/records/customer/${id}`, { stage: 'won' })
    },
  },
  choices: { breaks: 1, shows: /: 201 /, by: create({ level: 'anything' }) },
  computedFields: { breaks: 0, shows: /function sum\(text\) does not exist/ },
  defaults: { breaks: 1, shows: /: 422 .*\/code/, by: create() },
  limits: {
    breaks({ field }) {
      Object.assign(field('customer', 'size'), { min: '1000.1', default: undefined })
    },
    shows: /: 422 [\s\S]*: 422 [\s\S]*: 422 /,
    async by({ tell }) {
      const sizes = [1, 1000, 1001]
      const answers = sizes.map((size, at) =>
        tell('POST', '/records/customer', { name: 'A', code: `AB000${at}`, size }),
      )
      return (await Promise.all(answers)).join('\n')
    },
  },
  patterns: { breaks: 0, shows: /: 201 /, by: create({ code: 'not a code' }) },
  dataTypes: {
    sound(draft) {
      upToTwenty(draft)
      draft.field('customer', 'nick').type = 'integer'
    },
    breaks: upToTwenty,
    shows: /: 201 /,
    by: create({ nick: '21' }),
  },
  numberings: {
    breaks: 0,
    shows: /^(\S+) \1$/,
    async by({ customer }) {
      const one = await customer({ name: 'One', code: null })
      return `${one.number} ${(await customer({ name: 'Two', code: null })).number}`
    },
  },
  forms: {
    breaks: 0,
    shows: /name still stands there/,
    async by({ application }) {
      const after = commands['remove-item'].run(application, { form: 'customer', field: 'name' })
      const form = after.definitions.find(({ id }) => id === 'form-customer')
      return JSON.stringify(form).includes('"field":"name"') ? 'name still stands there' : 'name is gone'
    },
  },
  lists: { breaks: 0, shows: /lists\/customers: 400.*aggregate\/invalid/ },
  sorts: { breaks: 0, shows: /lists\/customers: 400.*sort\/invalid/ },
  filters: { breaks: 0, shows: /lists\/customers: 400.*filter\/invalid/ },
  queries: { breaks: 4, shows: /page: 400.*aggregate\/invalid/ },
  reports: {
    sound: report(),
    breaks: 2,
    shows: /reports\/stages: 400.*report\/invalid/,
    by: ({ tell }) => tell('GET', '/reports/stages'),
  },
  reportSources: {
    sound: ordersBeside(),
    breaks: 3,
    shows: /reports\/stages: 400.*report\/invalid/,
    by: ({ tell }) => tell('GET', '/reports/stages'),
  },
  reportCharts: { warns: true },
  dashboards: {
    sound: dashboard({ period: 'last_year' }),
    breaks: 0,
    shows: /reports\/stages: 400.*The report has no period/,
    async by({ tell, application }) {
      const board = application.definitions.find(item => item.kind === 'dashboard')
      const [tile] = board?.tiles ?? []
      return tile?.type === 'kpi' ? tell('POST', `/reports/${tile.report}`, tileInput(board?.filters, tile, {})) : ''
    },
  },
  pages: { breaks: 5, shows: /page: 500[\s\S]*timeline: 500/ },
  menus: {
    breaks: 0,
    shows: / leads to undefined$/m,
    async by({ ask }) {
      const { menus, lists, queries } = (await ask('GET', '/catalog')).body
      const byName = (items: { name: string }[]) => new Map(items.map(item => [item.name, item]))
      const catalog = { lists: byName(lists), queries: byName(queries) } as unknown as Catalog
      const shop = menus.find((menu: { name: string }) => menu.name === 'shop')
      return shop.groups[0].items
        .map((item: { id: string }) => `${item.id} leads to ${itemAddress(catalog, item)}`)
        .join('\n')
    },
  },
  actions: {
    breaks: 7,
    shows: /: 422 .*"wn\\?" is not one of the choices/,
    async by({ tell, customer }) {
      const { id } = await customer({ record_type: 'person' })
      return tell('POST', `/records/customer/${id}/actions/close`, {})
    },
  },
  conversions: {
    breaks: 3,
    shows: /: 422 .*\/day/,
    async by({ tell, customer }) {
      const parent = await customer({ name: 'Above', code: 'AB0001' })
      const { id } = await customer({ record_type: 'person', code: 'AB0002', parent: parent.id })
      const copy = { values: { code: 'AB0003', record_type: 'person' } }
      return tell('POST', `/records/customer/${id}/conversions/to_order`, { targets: { copy } })
    },
  },
  workflowStructure: { breaks: 9, sound: workflow({}, []), shows: /work choose begin/, by: playVisit },
  workflowPaths: { breaks: 7, sound: workflow({}, []), shows: /work choose work/, by: playVisit },
  workflowEvents: { breaks: 18, sound: workflow({}, []), shows: /link\/nowhere/, by: playVisit },
  workflowNodes: { breaks: 2, sound: workflow({}, []), shows: /node\/incomplete/, by: playVisit },
  sameObject: {
    breaks: 0,
    // The form of orders shows nothing of a customer.
    shows: /^(?!.*"notes":)/,
    by: async ({ tell, customer }) => tell('GET', `/records/customer/${(await customer()).id}/page`),
  },
  roleFields: {
    breaks({ get }) {
      Object.assign(get('role', 'clerk').rights?.[0] as object, { fields: [{ field: 'id', access: 'hidden' }] })
    },
    shows: /: 40\d /,
    async by({ tell, customer }) {
      const { id } = await customer()
      const chosen = { combinator: 'and', rules: [{ field: 'id', operator: 'in', value: [id] }] }
      return tell('GET', `/records/customer?filter=${JSON.stringify(chosen)}`, undefined, ['role-clerk'])
    },
  },
  templateParts: {
    breaks: 1,
    shows: /has no part bse/,
    async by({ application }) {
      const isShop = ({ id, kind }: { id: string; kind: string }) => !id.startsWith('sys-') && kind !== 'role'
      const shop = application.definitions.filter(item => item.id === 'template-shop' || (isShop(item) && item.part))
      const core = application.definitions.filter(item => item.kind !== 'template')
      const templates: Template[] = [toTemplate(shop, 'shop')]
      try {
        installParts({ ...application, definitions: core }, templates, ['more'])
        return 'installed'
      } catch (error) {
        if (error instanceof Problem) return error.message
        throw error
      }
    },
  },
  partBoundaries: { warns: true },
  approvals: {
    sound: approving(),
    breaks: approving({ steps: [step('first', { reject: { to: 'step', step: 'frist' } })] }),
    shows: /^leads nowhere: approval-refused$/,
    async by({ application }) {
      const approval = application.definitions.find(({ kind }) => kind === 'approval') as ApprovalDefinition
      const { nodes, flows } = approvalWorkflow(approval)
      const lost = flows.filter(flow => nodes.every(node => node.id !== flow.to))
      return `leads nowhere: ${lost.map(flow => flow.to).join(', ')}`
    },
  },
  taskRecipients: {
    sound: approving({ onSubmitted: { inform: { tasksOf: 'first' } } }),
    breaks: 1,
    shows: /^nobody is told$/,
    async by({ application }) {
      const approval = application.definitions.find(({ kind }) => kind === 'approval') as ApprovalDefinition
      const { nodes } = approvalWorkflow(approval)
      const named = approval.onSubmitted?.inform?.tasksOf
      return nodes.some(node => node.type === 'userTask' && node.id === named) ? 'told' : 'nobody is told'
    },
  },
  mailTemplates: {
    sound: mail({ body: { en: '{{#if name}}Hello{{/if}}' } }),
    breaks: 0,
    shows: /^body: ""$/,
    async by({ application }) {
      const template = application.definitions.find(({ kind }) => kind === 'mailTemplate') as MailTemplateDefinition
      const reader = { name: 'Ann', locale: 'en', timeZone: 'UTC' } as const
      const record = { name: 'Acme' }
      const { text } = fillMail(template, {
        record,
        object: undefined,
        fieldAt: () => undefined,
        childOf: () => undefined,
        actor: 'Ann',
        reader,
        link: '',
        now: new Date(),
        variables: {},
      })
      return `body: ${JSON.stringify(text)}`
    },
  },
  documents: {
    sound: document({ body: { en: '<p title="{{name}}">x</p>' } }),
    breaks: document({ body: { en: '<p title={{name}}>x</p>' } }),
    shows: /^<p title=x onclick=run>x<\/p>$/,
    async by({ application }) {
      const definition = application.definitions.find(({ kind }) => kind === 'document') as DocumentDefinition
      const { nodes } = parseTemplate(definition.body.en ?? '', documentDialect)
      const values = {
        record: { name: 'x onclick=run' },
        object: {},
        fieldAt: () => undefined,
        targetOf: () => undefined,
      }
      const reader = { name: 'Ann', locale: 'en', timeZone: 'UTC' }
      return fillDocument(nodes ?? [], { ...values, reader } as never, fullFuel()).join('')
    },
  },
  lifecycles: {
    sound: lifecycle(),
    breaks: lifecycle({ initial: ['won'] }),
    shows: /records\/customer: 422/,
    by: create(),
  },
  labels: { warns: true },
}

/** A lifecycle of customers that are won on a condition. */
function winWhen(condition: string): Edit {
  const way = { id: 'way-win', name: 'win', label: label('win'), from: ['open'], to: 'won', condition }
  return lifecycle({ transitions: [way, { ...way, id: 'way-back', name: 'back', from: ['won'], to: 'open' }] })
}

/** A list of orders under a name. */
function listOfOrders(name: string): Edit {
  return draft => {
    delete draft.get('list', 'customers').filter
    draft.add({ ...make('list', name, { object: 'order', columns: [{ field: 'subject' }] }), id: 'list-orders' })
  }
}

/** Orders and parcels that belong to a customer by the field named. */
function parties(party: string): Edit {
  return ({ get, add }) => {
    const order = get('object', 'order')
    Object.assign(order, { party })
    const fields = [...order.fields, field('reference', 'sold_as', { target: 'order' })]
    add({ ...structuredClone(order), id: 'object-parcel', name: 'parcel', fields })
  }
}

/** The data type of a text is for integers up to 20. */
function upToTwenty(draft: Draft): void {
  const type = draft.get('type', 'short_text')
  Object.assign(type, { base: 'integer', max: '20' })
  delete type.maxLength
}
