/** Who does a task, with which form, until when: what a model says of people → a user task. */
import { extensionsOf, type ModdleElement } from '#runtime/web/workflow/moddle-element.ts'
import { attributeOf, engineAttribute, zeebeElement } from './engine-words.ts'
import { period, translated } from './import-events.ts'
import type { ReportWriter } from './import-report.ts'
import { isFormula } from './to-feel.ts'

type Properties = Readonly<Record<string, unknown>>

/** What the draft has that a task of people may name. */
export interface PeopleWorld {
  readonly roles: readonly string[]
  readonly forms: readonly string[]
}

/** The properties of a user task besides its label. */
export function importUserTask(element: ModdleElement, world: PeopleWorld, report: ReportWriter): Properties {
  const assigned = zeebeElement(element, 'assignmentDefinition')
  const assignment = importAssignment(
    element,
    {
      assignee: engineAttribute(element, 'assignee') ?? attributeOf(assigned, 'assignee'),
      groups: engineAttribute(element, 'candidateGroups') ?? attributeOf(assigned, 'candidateGroups'),
      users: engineAttribute(element, 'candidateUsers') ?? attributeOf(assigned, 'candidateUsers'),
    },
    world,
    report,
  )
  const form = zeebeElement(element, 'formDefinition')
  const formKey =
    engineAttribute(element, 'formKey') ??
    engineAttribute(element, 'formRef') ??
    attributeOf(form, 'formId') ??
    attributeOf(form, 'formKey')
  const due = engineAttribute(element, 'dueDate') ?? attributeOf(zeebeElement(element, 'taskSchedule'), 'dueDate')
  const priority =
    engineAttribute(element, 'priority') ?? attributeOf(zeebeElement(element, 'priorityDefinition'), 'priority')
  return {
    ...(Object.keys(assignment).length > 0 ? { assignment } : {}),
    ...importForm(element, formKey, world, report),
    ...(due === undefined ? {} : { due: importDue(element, due, report) }),
    ...importPriority(element, priority, report),
  }
}

interface Assigned {
  readonly assignee: string | undefined
  readonly groups: string | undefined
  readonly users: string | undefined
}

function importAssignment(
  element: ModdleElement,
  { assignee, groups, users }: Assigned,
  world: PeopleWorld,
  report: ReportWriter,
): Properties {
  const roles: string[] = []
  const teams: string[] = []
  const found: { starter?: true; users?: string } = {}
  const people = [assignee, ...(users === undefined ? [] : isFormula(users) ? [users] : users.split(','))]
  for (const person of people.map(item => item?.trim()).filter((item): item is string => Boolean(item))) {
    if (/^[$#]\{\s*(initiator|starter|startUser)\s*\}$|^=\s*(initiator|starter)$/i.test(person)) {
      found.starter = true
      report.mapped(element, `${person} is now the starter`, `${person} 转换为发起人`)
    } else if (isFormula(person) && found.users === undefined) found.users = translated(person, element, report)
    else {
      report.leftOut(
        element,
        `${person} is a name of a person: choose a role, a team or a field of the record.`,
        `${person} 是人员名称，请改选角色、团队或记录字段。`,
      )
    }
  }
  for (const group of (groups === undefined ? [] : isFormula(groups) ? [groups] : groups.split(',')).map(item =>
    item.trim(),
  )) {
    if (group === '') continue
    if (isFormula(group)) {
      if (found.users === undefined) found.users = translated(group, element, report)
      else
        report.leftOut(
          element,
          `${group}: one expression is kept for each task.`,
          `${group}：每个任务只保留一个表达式。`,
        )
      continue
    }
    const role = world.roles.find(name => name.toLowerCase() === group.toLowerCase().replaceAll(/[\s-]+/g, '_'))
    if (role) {
      roles.push(role)
      report.mapped(element, `Group ${group} is now the role ${role}`, `用户组 ${group} 转换为角色 ${role}`)
    } else {
      teams.push(group.slice(0, 100))
      report.mapped(element, `Group ${group} is now the team of that name`, `用户组 ${group} 转换为同名团队`)
    }
  }
  return {
    ...(roles.length > 0 ? { roles: [...new Set(roles)] } : {}),
    ...(teams.length > 0 ? { teams: [...new Set(teams)] } : {}),
    ...found,
  }
}

function importForm(
  element: ModdleElement,
  key: string | undefined,
  world: PeopleWorld,
  report: ReportWriter,
): Properties {
  if (extensionsOf(element).some(item => /:formData$|:formProperty$/.test(item.$type))) {
    report.leftOut(
      element,
      'Form fields of another engine: choose a form or fields of the record.',
      '其他引擎的表单字段，请改选表单或记录字段。',
    )
  }
  if (key === undefined) return {}
  const wanted = key.replace(/^.*[:/]/, '').replace(/\.(form|html?)$/i, '')
  const form = world.forms.find(name => name === key || name === wanted || name === wanted.replaceAll('-', '_'))
  if (form === undefined) {
    report.leftOut(element, `There is no form ${key.slice(0, 100)}.`, `没有表单 ${key.slice(0, 100)}。`)
    return {}
  }
  report.mapped(element, `Form ${key} is now ${form}`, `表单 ${key} 转换为 ${form}`)
  return { form }
}

function importDue(element: ModdleElement, due: string, report: ReportWriter): Properties {
  if (/^P/.test(due.trim())) return { duration: period(due.trim(), element, report), time: 'calendar' }
  if (/^\d{4}-\d{2}-\d{2}/.test(due.trim())) {
    return { date: due.includes('T') ? `date and time("${due.trim()}")` : `date("${due.trim()}")` }
  }
  return { date: translated(due, element, report) }
}

function importPriority(element: ModdleElement, priority: string | undefined, report: ReportWriter): Properties {
  if (priority === undefined) return {}
  const number = Number(priority)
  if (!Number.isFinite(number)) {
    report.leftOut(
      element,
      `The priority ${priority.slice(0, 100)} is no number.`,
      `优先级 ${priority.slice(0, 100)} 不是数字。`,
    )
    return {}
  }
  return { priority: number >= 90 ? 'urgent' : number > 50 ? 'high' : number < 50 ? 'low' : 'normal' }
}
