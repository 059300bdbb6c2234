/** Parts of a template put into an application: sound whichever are chosen, and nothing that is there is lost. */
import { beforeAll, describe, expect, test } from 'vitest'
import { toEdit } from '#designer/drafts/run-command.ts'
import { findTemplate } from '#designer/templates/find-template.ts'
import { type Installation, installParts } from '#designer/templates/install-parts.ts'
import { listTemplates } from '#designer/templates/list-templates.ts'
import type { NamedApplication } from '#metadata/application.ts'
import { canonicalJson } from '#metadata/canonical.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { Problem } from '#platform/problem.ts'
import { joinTemplates, type Template } from '#runtime/installation/read-template.ts'

import { edited } from '../../metadata/shop.ts'

let sales: Template[]
let empty: NamedApplication
beforeAll(async () => {
  sales = await findTemplate('sales')
  empty = joinTemplates(await findTemplate('system'))
})

const install = (into: NamedApplication, parts?: string[]): Installation => installParts(into, sales, parts)
const find = ({ definitions }: NamedApplication, kind: string, name: string) =>
  definitions.find(item => item.kind === kind && item.name === name) as Definition
const texts = ({ definitions }: NamedApplication) => new Map(definitions.map(item => [item.id, canonicalJson(item)]))
const problemOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error as Problem
  }
  throw new Error('It was not refused')
}

describe('into an empty system', () => {
  test.each([[[]], [['marketing']], [['sales']], [['service']], [['marketing', 'service']], [undefined]])(
    'the parts %j are sound by themselves',
    parts => {
      const { application, added, kept } = install(empty, parts)
      expect(findFindings(application)).toEqual([])
      expect(application.definitions).toHaveLength(empty.definitions.length + added.length)
      expect(kept).toHaveLength(empty.definitions.length)
      expect(kept.filter(item => item.differs)).toEqual([])
    },
  )

  test('a part brings those that it requires', () => {
    const names = install(empty, ['sales']).added.map(item => item.name)
    expect(names).toEqual(expect.arrayContaining(['quote', 'lead', 'account']))
    expect(names).not.toContain('case')
  })

  test('what was shortened is told', () => {
    const { trimmed, application } = install(empty, ['service'])
    expect(trimmed.map(item => `${item.kind}/${item.name}`)).toContain('object/account')
    const account = find(application, 'object', 'account')
    expect(account.kind === 'object' && account.fields.map(field => field.name)).not.toContain('quotes')
    expect(install(empty).trimmed).toEqual([])
  })
})

test('part after part comes to the same as all at once', () => {
  const whole = texts(install(empty).application)
  for (const order of [
    ['marketing', 'sales', 'service'],
    ['service', 'marketing', 'sales'],
    ['sales', 'service'],
  ]) {
    let application = install(empty, []).application
    for (const part of order) {
      const { application: next, extended } = install(application, [part])
      if (part !== 'service') expect(extended.map(item => item.name)).toContain('sales_manager')
      expect(findFindings(next)).toEqual([])
      application = next
    }
    const pieces = texts(application)
    expect([...pieces.keys()].sort()).toEqual([...whole.keys()].sort())
    expect(install(application)).toMatchObject({ added: [], extended: [], trimmed: [] })
  }
})

describe('into a system that has some of it', () => {
  test('what is there stays the value that it is, and what differs is told', () => {
    const first = install(empty, ['marketing']).application
    const changed = edited(first, ({ get }) => {
      get('object', 'campaign').label = { en: 'Drive', 'zh-CN': '活动' }
      const role = get('role', 'marketing')
      role.rights = (role.rights ?? []).filter(item => item.object !== 'account')
    })
    const { application, kept, extended } = install(changed)
    const campaign = find(changed, 'object', 'campaign')
    expect(application.definitions).toContain(campaign)
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'object', name: 'campaign', differs: true }))
    expect(kept).toContainEqual(expect.objectContaining({ kind: 'object', name: 'lead', differs: false }))
    // A right that somebody took away does not come back; one to a new object comes.
    const role = find(application, 'role', 'sales_manager')
    expect(extended.map(item => item.id)).toContain(role.id)
    const objects = role.kind === 'role' ? role.rights?.map(item => item.object) : []
    expect(objects).toContain('quote')
    const marketing = find(application, 'role', 'marketing')
    expect(marketing.kind === 'role' && marketing.rights?.map(item => item.object)).not.toContain('account')
  })

  test('references follow what was renamed since', () => {
    const first = install(empty, []).application
    const renamed = toEdit('rename-definition', { kind: 'object', name: 'account', to: 'customer' }).run(first)
    const { application } = install(renamed, ['service'])
    const service = find(application, 'object', 'case')
    const target = service.kind === 'object' && service.fields.find(field => field.name === 'account')
    expect(target).toMatchObject({ target: 'customer' })
    expect(findFindings(application)).toEqual([])
  })

  test('twice is as once', () => {
    const once = install(empty, ['service']).application
    const { application, added } = install(once, ['service'])
    expect(added).toEqual([])
    expect(application.definitions).toEqual(once.definitions)
    for (const [index, definition] of application.definitions.entries())
      expect(definition).toBe(once.definitions[index])
  })

  test('names that something else has stop it, with the list', () => {
    const taken = edited(empty, ({ add, get }) => {
      add({ ...get('object', 'team'), id: 'my-case', name: 'case' })
      add({ ...get('list', 'teams'), id: 'my-list', name: 'open_cases' })
    })
    const problem = problemOf(() => install(taken, ['service']))
    expect(problem).toBeInstanceOf(Problem)
    expect(problem.code).toBe('template/name-taken')
    expect(problem.extras.clashes).toContainEqual(expect.objectContaining({ kind: 'object', name: 'case' }))
    expect(find(install(taken, ['marketing']).application, 'object', 'case').id).toBe('my-case')
  })

  test('a part that there is not is refused, with those there are', () => {
    const problem = problemOf(() => install(empty, ['servic']))
    expect(problem).toMatchObject({ code: 'template-part/unknown', status: 404 })
    expect(problem.extras).toMatchObject({ didYouMean: ['service'], parts: ['marketing', 'sales', 'service'] })
  })
})

test('a template that there is not is refused', async () => {
  for (const name of ['sale', '../sales', '/etc', '', 'none']) {
    await expect(findTemplate(name)).rejects.toMatchObject({ code: 'template/unknown', status: 404 })
  }
  await expect(findTemplate('sale')).rejects.toMatchObject({ extras: { didYouMean: ['sales'] } })
})

test('the list says what is there already', async () => {
  const [entry] = (await listTemplates(install(empty, ['marketing']).application)).filter(item => item.name === 'sales')
  expect(entry).toMatchObject({
    version: '1.0.0',
    installed: 'some',
    installedVersion: '1.0.0',
    requires: ['system'],
    records: 'samples',
  })
  expect(entry?.contents.object).toBeGreaterThan(10)
  expect(entry?.parts.map(part => [part.name, part.installed])).toEqual([
    ['marketing', 'all'],
    ['sales', 'none'],
    ['service', 'none'],
  ])
  const all = await listTemplates(empty)
  expect(all.map(item => [item.name, item.installed])).toEqual([
    ['sales', 'none'],
    ['service_loop', 'none'],
    ['system', 'all'],
  ])
})
