/** Who gains and who loses access: role by role, counted over the people who hold them and all their other roles. */

import type { Catalog } from '#metadata/catalog.ts'
import { counted } from '#metadata/counted.ts'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { scopes } from '#metadata/kinds/role/schema.ts'
import { allRights, type Right, rightsOf, type Scope } from '#runtime/access/rights.ts'
import { type Bilingual, labelIn } from '../../release-notes/languages.ts'
import { type AccessWorld, countFor, openAccess } from '../access-world.ts'
import type { AffectedPerson, ImpactItem } from '../impact-item.ts'
import { type ImpactWorld, keptObjects, labelOf } from '../impact-world.ts'
import type { Person } from '../people.ts'

/** Items `lose-access`, `gain-access`, `change-access` and `remove-role`. */
export async function findAccessChanges(world: ImpactWorld): Promise<ImpactItem[]> {
  const [before, after] = [rolesOf(world, 'before'), rolesOf(world, 'after')]
  const changed = [...before.values()].filter(role => JSON.stringify(after.get(role.id)) !== JSON.stringify(role))
  const rearranged = keptObjects(world).filter(
    ({ before, after }) =>
      before.ownership !== after.ownership || JSON.stringify(before.access) !== JSON.stringify(after.access),
  )
  if (changed.length + rearranged.length === 0) return []
  const access = await openAccess(world)
  const items: ImpactItem[] = []
  for (const role of changed) {
    const now = after.get(role.id)
    if (!now) items.push(removedRole(access, role))
    items.push(...(await scopeChanges(world, access, role, now)))
    if (now) items.push(...fieldChanges(world, access, role, now), ...systemChanges(access, role, now))
  }
  for (const { before: object, after: now } of rearranged) {
    const people = access.people.filter(person => scopeOf(access.before, person.roleIds, object.id, 'read') !== 'none')
    const label = labelOf(now)
    items.push({
      key: `change-access ${object.name}`,
      code: 'change-access',
      severity: 'warning',
      object: object.name,
      rows: people.length,
      people: await countFor(world, access, people, object.id, 'read'),
      message: {
        en: `${label.en}: whose records somebody sees is decided in another way; ${sayPeople(people.length).en} may see some today.`,
        'zh-CN': `“${label['zh-CN']}”：记录的可见范围改用另一种方式判断；目前有${sayPeople(people.length)['zh-CN']}可以查看。`,
      },
    })
  }
  return items
}

function rolesOf(world: ImpactWorld, side: 'before' | 'after'): Map<string, RoleDefinition> {
  return new Map(world[side].symbols.all('role').map(role => [role.id, role]))
}

const rank = (scope: Scope) => scopes.indexOf(scope)

/** The scope that some roles add up to. */
function scopeOf(catalog: Catalog, roleIds: readonly string[], objectId: string, right: Right): Scope {
  const object = catalog.objectsById.get(objectId)
  return object ? rightsOf(catalog, roleIds).scope(object, right) : 'none'
}

const words: Readonly<Record<Right, Bilingual>> = {
  create: { en: 'create', 'zh-CN': '新建' },
  read: { en: 'see', 'zh-CN': '查看' },
  update: { en: 'change', 'zh-CN': '修改' },
  delete: { en: 'delete', 'zh-CN': '删除' },
  export: { en: 'export', 'zh-CN': '导出' },
  import: { en: 'import', 'zh-CN': '导入' },
}

async function scopeChanges(
  world: ImpactWorld,
  access: AccessWorld,
  role: RoleDefinition,
  now: RoleDefinition | undefined,
): Promise<ImpactItem[]> {
  const items: ImpactItem[] = []
  const holders = access.people.filter(person => person.roleIds.includes(role.id))
  for (const { before: object } of keptObjects(world)) {
    for (const right of allRights) {
      const scope = (catalog: Catalog, roleIds: readonly string[]) => rank(scopeOf(catalog, roleIds, object.id, right))
      const step = scope(access.after, now ? [role.id] : []) - scope(access.before, [role.id])
      // A removed role is told as a whole; of its objects only those that people see today.
      if (step === 0 || (!now && right !== 'read')) continue
      const people = holders.filter(
        ({ roleIds }) => Math.sign(scope(access.after, roleIds) - scope(access.before, roleIds)) === Math.sign(step),
      )
      if (!now && people.length === 0) continue
      const affected = await countFor(world, access, people, object.id, right)
      items.push(scopeItem(step < 0 ? 'lose-access' : 'gain-access', role, object, right, people, affected))
    }
  }
  return items
}

function scopeItem(
  code: 'lose-access' | 'gain-access',
  role: RoleDefinition,
  object: { readonly name: string; readonly label: object },
  right: Right,
  people: readonly Person[],
  affected: readonly AffectedPerson[],
): ImpactItem {
  const [who, what, act] = [labelIn(role.label, role.name), labelOf(object), words[right]]
  const many = sayPeople(people.length)
  const example = sayExample(affected[0])
  const isLoss = code === 'lose-access'
  return {
    key: `${code} ${role.name} ${object.name}.${right}`,
    code,
    severity: people.length === 0 || !isLoss ? 'info' : 'warning',
    object: object.name,
    rows: people.length,
    people: affected,
    message: {
      en: `${who.en}: ${many.en} may ${act.en} ${isLoss ? 'less' : 'more'} of ${what.en}${example.en}.`,
      'zh-CN': `${who['zh-CN']}：${many['zh-CN']}可${act['zh-CN']}的“${what['zh-CN']}”将${isLoss ? '减少' : '增加'}${example['zh-CN']}。`,
    },
  }
}

function sayPeople(count: number): Bilingual {
  const number = count.toLocaleString('en')
  return { en: counted(number, 'person', 'people'), 'zh-CN': `${number} 人` }
}

function sayExample(person: AffectedPerson | undefined): Bilingual {
  if (!person || person.before === undefined || person.after === undefined) return { en: '', 'zh-CN': '' }
  const [was, now] = [person.before, person.after].map(count =>
    count >= 100_000 ? '100,000+' : count.toLocaleString('en'),
  )
  return {
    en: `, such as ${person.name ?? 'one of them'}: ${now} instead of ${was}`,
    'zh-CN': `，例如${person.name ?? '其中一人'}：由 ${was} 条变为 ${now} 条`,
  }
}

function removedRole({ people }: AccessWorld, role: RoleDefinition): ImpactItem {
  const count = people.filter(person => person.roleIds.includes(role.id)).length
  const label = labelIn(role.label, role.name)
  return {
    key: `remove-role ${role.name}`,
    code: 'remove-role',
    severity: count === 0 ? 'info' : 'destructive',
    rows: count,
    message: {
      en: `The role ${label.en} is removed; ${sayPeople(count).en} hold it and lose what it grants.`,
      'zh-CN': `删除角色“${label['zh-CN']}”；有${sayPeople(count)['zh-CN']}担任该角色，将失去其权限。`,
    },
  }
}

const accessRank = { hidden: 0, readOnly: 1, editable: 2 } as const

function fieldChanges(
  world: ImpactWorld,
  access: AccessWorld,
  role: RoleDefinition,
  now: RoleDefinition,
): ImpactItem[] {
  const holders = access.people.filter(person => person.roleIds.includes(role.id))
  return keptObjects(world).flatMap(({ before: object }) => {
    const named = new Set(
      [role, now].flatMap(item =>
        (item.rights?.find(rights => rights.object === object.id)?.fields ?? []).map(({ field }) => field),
      ),
    )
    return [...named].flatMap((fieldId): ImpactItem[] => {
      const level = (catalog: Catalog, roleIds: readonly string[]) => {
        const of = catalog.objectsById.get(object.id)
        const field = of?.fieldsById.get(fieldId)
        return of && field ? accessRank[rightsOf(catalog, roleIds).field(of, field)] : undefined
      }
      const [was, is] = [level(access.before, [role.id]), level(access.after, [role.id])]
      if (was === undefined || is === undefined || was === is) return []
      const people = holders.filter(({ roleIds }) => {
        const step = (level(access.after, roleIds) ?? 0) - (level(access.before, roleIds) ?? 0)
        return Math.sign(step) === Math.sign(is - was)
      })
      const field = access.before.objectsById.get(object.id)?.fieldsById.get(fieldId)
      const [who, what, which] = [
        labelIn(role.label, role.name),
        labelOf(object),
        labelIn(field?.label, field?.name ?? fieldId),
      ]
      const isLoss = is < was
      const many = sayPeople(people.length)
      return [
        {
          key: `${isLoss ? 'lose' : 'gain'}-access ${role.name} ${object.name}.${field?.name ?? fieldId}`,
          code: isLoss ? 'lose-access' : 'gain-access',
          severity: people.length === 0 || !isLoss ? 'info' : 'warning',
          object: object.name,
          ...(field ? { field: field.name } : {}),
          rows: people.length,
          message: {
            en: `${who.en}: ${many.en} ${verb(was, is).en} ${which.en} of ${what.en}.`,
            'zh-CN': `${who['zh-CN']}：${many['zh-CN']}${verb(was, is)['zh-CN']}“${what['zh-CN']}”的“${which['zh-CN']}”。`,
          },
        },
      ]
    })
  })
}

function verb(was: number, is: number): Bilingual {
  if (is === accessRank.hidden) return { en: 'no longer see', 'zh-CN': '不再看到' }
  if (is === accessRank.editable) return { en: 'may now change', 'zh-CN': '可以修改' }
  return was === accessRank.hidden
    ? { en: 'now see', 'zh-CN': '可以看到' }
    : { en: 'may no longer change', 'zh-CN': '不能再修改' }
}

function systemChanges(access: AccessWorld, role: RoleDefinition, now: RoleDefinition): ImpactItem[] {
  const [was, is] = [new Set(role.system), new Set(now.system)]
  const holders = access.people.filter(person => person.roleIds.includes(role.id))
  return (['administer', 'audit', 'design', 'promote'] as const).flatMap((right): ImpactItem[] => {
    if (was.has(right) === is.has(right)) return []
    const isLoss = was.has(right)
    const has = (catalog: Catalog, person: Person) => rightsOf(catalog, person.roleIds).has(right)
    const people = holders.filter(person => has(access.before, person) !== has(access.after, person))
    const who = labelIn(role.label, role.name)
    return [
      {
        key: `${isLoss ? 'lose' : 'gain'}-right ${role.name} ${right}`,
        code: isLoss ? 'lose-right' : 'gain-right',
        severity: 'warning',
        rows: people.length,
        message: {
          en: `${who.en}: ${sayPeople(people.length).en} ${isLoss ? 'lose' : 'gain'} the system right “${right}”.`,
          'zh-CN': `${who['zh-CN']}：${sayPeople(people.length)['zh-CN']}将${isLoss ? '失去' : '获得'}系统权限“${right}”。`,
        },
      },
    ]
  })
}
