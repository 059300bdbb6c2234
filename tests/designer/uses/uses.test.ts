/** Where something is used, and what goes with it. */
import { describe, expect, test } from 'vitest'
import { toEdit } from '#designer/drafts/run-command.ts'
import { findUses } from '#designer/uses/find-uses.ts'
import { parseUseTarget } from '#designer/uses/parse-use-target.ts'
import { planRemoval } from '#designer/uses/plan-removal.ts'
import { findFindings } from '#metadata/findings.ts'
import { problemOf } from '#tests/designer/commands/check-command.ts'
import { lifecycleApplication } from '#tests/support/lifecycle-application.ts'

import { holds } from '../../metadata/rule-cases.ts'
import { shop } from '../../metadata/shop.ts'

const uses = (address: string) => findUses(shop(), parseUseTarget(shop(), address))
const at = (address: string) => uses(address).map(use => `${use.kind}/${use.name}${use.pointer}`)

test.each([
  ['field/order.amount', true],
  ['field/customer.size', true],
  ['setting/limit', true],
  ['role/clerk', true],
  ['field/user.name', true],
  ['field/order.quantity', false],
])('%s in an expression', (address, isUsed) => {
  const text = 'count(orders[amount > size]) > setting.limit or has role("clerk") or contact.name = "quantity"'
  const application = shop(holds(text))
  const found = findUses(application, parseUseTarget(application, address))
  expect(found.some(use => use.name === 'customer' && use.pointer === '/validations/0/holds')).toBe(isUsed)
})

test('a state in its lifecycle and in what reacts to it', () => {
  const application = lifecycleApplication()
  const found = findUses(application, parseUseTarget(application, 'choice/request.state.approved'))
  const inLifecycle = found.filter(use => use.kind === 'lifecycle').map(use => use.pointer)
  expect(inLifecycle).toEqual(
    expect.arrayContaining(['/states/2/code', '/transitions/1/to', '/transitions/4/from/0', '/control/0/states/1']),
  )
})

test('a state that is removed goes from its lifecycle, which stays sound', () => {
  const application = lifecycleApplication()
  const { after } = planRemoval(application, parseUseTarget(application, 'choice/request.state.approved'))
  const lifecycle = after.definitions.find(item => item.kind === 'lifecycle')
  expect(JSON.stringify(lifecycle)).not.toContain('"approved"')
  expect(findFindings(after).filter(finding => finding.severity === 'error')).toEqual([])
})

describe('where used', () => {
  test.each([
    ['form/customer', ['object/customer/recordTypes/0/form', 'page/customer/form']],
    ['list/customers', ['menu/shop/groups/0/items/0/list', 'menu/shop/home/0/list']],
    ['picklist/levels', ['object/customer/fields/12/picklist', 'object/customer/fields/13/picklist']],
    ['type/short_text', ['object/customer/fields/2/dataType']],
    ['template/shop', []],
    [
      'field/customer.code',
      [
        'numbering/customer_number/parts/2/field',
        'object/customer/title',
        'object/customer/keys/0/fields/0',
        'object/customer/search/1',
        'action/visit/link',
      ],
    ],
    [
      'field/order.customer',
      [
        'object/customer/fields/20/via',
        'object/order/access/through',
        'object/order/title',
        'page/customer/related/0/columns/1',
        'conversion/to_order/targets/1/fields/0/field',
      ],
    ],
    ['field/拜访.主题', ['object/拜访/title', 'page/customer/timeline/sources/0/show/0']],
    ['recordType/customer.firm', ['form/customer/recordTypes/0']],
    ['recordType/customer.person', ['list/customers/filter/rules/8/value']],
    ['part/shop.base', ['template/shop/parts/1/requires/0']],
    [
      'choice/levels.a',
      [
        'picklist/levels/choices/1/parent',
        'object/customer/fields/13/default/0',
        'list/customers/filter/rules/7/value',
        'action/close/set/3/value/0',
      ],
    ],
    [
      'choice/customer.stage.open',
      [
        'object/customer/fields/11/choices/2/parent',
        'object/customer/recordTypes/0/choices/0/codes/0',
        'object/customer/fields/11/default',
        'list/customers/filter/rules/0/value/0',
        'action/close/when/rules/0/value',
        'conversion/to_order/targets/0/fields/2/value',
      ],
    ],
    ['parameter/by_stage.who', ['query/by_stage/filter/rules/2/value/0/parameter']],
    ['measure/by_stage.total', ['query/by_stage/sort/0/field']],
    ['target/to_order.copy', ['conversion/to_order/targets/1/fields/0/made']],
    [
      'choice/customer.stage.won',
      ['list/customers/filter/rules/0/value/1', 'action/close/set/0/value', 'conversion/to_order/set/0/value'],
    ],
  ])('of %s', (address, expected) => {
    expect(at(address)).toEqual(expected)
  })

  test('places are told in words', () => {
    expect(uses('list/customers')[0]?.label).toEqual({
      en: 'Menu shop › Groups › group › Items › list › List',
      'zh-CN': '菜单“shop(中)” › 分组 › group(中) › 菜单项 › list › 列表',
    })
  })

  test.each(['list/nothing', 'field/customer.nothing', 'nothing/x', 'list', 'field/customer', 'choice/levels.nothing'])(
    'of %s, which there is not',
    address => {
      expect(problemOf(() => uses(address)).code).toBe('definition/unknown')
    },
  )
})

describe('what goes with it', () => {
  const removed = (address: string) => planRemoval(shop(), parseUseTarget(shop(), address))

  test('a field goes from everything that shows it or reckons with it', () => {
    const { uses: effects, also, after } = removed('field/customer.stage')
    expect(effects.map(use => `${use.kind}/${use.name}${use.pointer}`)).toEqual([
      'object/customer/indexes/0',
      'object/customer/recordTypes/0/choices/0',
      'list/customers/card/0',
      'list/customers/filter/rules/0',
      'list/customers/quickFilters/0',
      'page/customer/header/0',
      'query/by_stage/groups/0',
      'query/by_stage/sort/1',
      'action/close/set/0',
      'action/close/when',
      'conversion/to_order/set/0',
      'conversion/to_order/targets/0/fields/2',
    ])
    expect(effects[3]?.effect).toEqual({
      en: 'List customers › Filter: the condition on stage goes',
      'zh-CN': '列表“customers(中)” › 过滤条件：去掉关于 stage 的条件',
    })
    expect(also).toEqual([])
    expect(findFindings(after)).toEqual([])
  })

  test('an object goes with all that is made for it', () => {
    const { also, after } = removed('object/order')
    expect(also).toEqual(['field/customer.first_order', 'field/customer.orders', 'form/order', 'action/new_order'])
    expect(findFindings(after).filter(finding => finding.severity === 'error')).toEqual([])
    expect(JSON.stringify(after)).not.toMatch(/: *"order"/)
  })

  test('fields keep the choices of a pick list that goes', () => {
    const { uses: effects, also, after } = removed('picklist/levels')
    expect(effects.map(use => use.pointer)).toEqual(['/fields/12', '/fields/13'])
    expect(also).toEqual([])
    const customer = after.definitions.find(item => item.id === 'object-customer')
    expect(customer).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({
          name: 'level',
          choices: [{ code: 'a' }, { code: 'b' }].map(choice => expect.objectContaining(choice)),
        }),
      ]),
    })
  })

  test('fields keep the limits of a data type that goes', () => {
    const { after } = removed('type/short_text')
    const customer = after.definitions.find(item => item.id === 'object-customer')
    expect(customer).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ name: 'nick', maxLength: 20 })]),
    })
    expect(JSON.stringify(customer)).not.toContain('dataType')
  })

  test('a form for one record type alone is not for all when that goes', () => {
    const { also } = removed('recordType/customer.firm')
    expect(also).toEqual(['form/customer'])
  })

  test('titles lose the field, its brackets and separators', () => {
    const title = (address: string, object: string) =>
      (
        removed(address).after.definitions.find(item => item.kind === 'object' && item.name === object) as {
          title: string
        }
      ).title
    expect(title('field/customer.code', 'customer')).toBe('{name}')
    expect(title('field/order.subject', 'order')).toBe('{customer.name}')
    expect(title('field/拜访.主题', '拜访')).toBe('{id}')
  })

  test('what it was agreed to by name goes, and nothing else', () => {
    const run = (also?: unknown) => toEdit('remove-definition', { kind: 'object', name: 'order', also }).run(shop())
    const refused = problemOf(() => run(undefined))
    expect([refused.code, refused.status]).toEqual(['definition/used', 409])
    const { also } = refused.extras as { also: string[] }
    expect(also).toContain('form/order')
    expect(problemOf(() => run(also.slice(1))).code).toBe('definition/used')
    expect(run(also)).toEqual(run('all'))
  })

  test('what the system relies on stays', () => {
    expect(problemOf(() => removed('object/user')).extras).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'system/missing', definition: 'sys-user' })]),
    })
  })
})
