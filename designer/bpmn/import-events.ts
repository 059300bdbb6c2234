/** What the events of a model wait for, throw or react to. */

import {
  elementIn,
  elementName,
  elementsIn,
  extensionsOf,
  foreignAttribute,
  type ModdleElement,
  textIn,
} from '#runtime/web/workflow/moddle-element.ts'
import { eventTypeOf } from '#runtime/web/workflow/node-shape.ts'
import type { ReportWriter } from './import-report.ts'
import { isFormula, toFeel } from './to-feel.ts'

type Event = Readonly<Record<string, unknown>> & { readonly type: string }

/** The event of an element; undefined for a plain one. `isRoot`: the start of the whole workflow. */
export function importEvent(element: ModdleElement, isRoot: boolean, report: ReportWriter): Event | undefined {
  const [definition, ...more] = elementsIn(element, 'eventDefinitions')
  if (!definition) return undefined
  if (more.length > 0) {
    report.leftOut(
      element,
      'Several events in one element: only the first is taken.',
      '一个元素含多个事件，仅保留第一个。',
    )
  }
  const name = elementName(definition)
  const type = eventTypeOf(name)
  if (type === undefined) return undefined
  switch (name) {
    case 'timerEventDefinition':
      return importTimer(definition, element, isRoot && elementName(element) === 'startEvent', report)
    case 'messageEventDefinition':
      return withDefined({ type, ...importMessage(elementIn(definition, 'messageRef'), report) })
    case 'signalEventDefinition':
      return withDefined({ type, name: nameOf(elementIn(definition, 'signalRef')) })
    case 'errorEventDefinition': {
      const error = elementIn(definition, 'errorRef')
      return withDefined({ type, code: textIn(error, 'errorCode') ?? nameOf(error) })
    }
    case 'escalationEventDefinition': {
      const escalation = elementIn(definition, 'escalationRef')
      return withDefined({ type, code: textIn(escalation, 'escalationCode') ?? nameOf(escalation) })
    }
    case 'conditionalEventDefinition':
      return withDefined({ type, condition: importFormula(elementIn(definition, 'condition'), element, report) })
    case 'linkEventDefinition':
      return withDefined({ type, name: textIn(definition, 'name')?.slice(0, 100) })
    default:
      return { type }
  }
}

/** A message with its name and what tells which instance is meant. */
export function importMessage(
  message: ModdleElement | undefined,
  report: ReportWriter,
): { name?: string; key?: string } {
  const subscription = message && extensionsOf(message).find(item => item.$type === 'zeebe:subscription')
  const key = subscription && foreignAttribute(subscription, 'correlationKey')
  return withDefined({
    name: nameOf(message),
    key: key === undefined || !message ? undefined : translated(key, message, report),
  })
}

const nameOf = (element: ModdleElement | undefined) => textIn(element, 'name')?.slice(0, 100)

/** The text of an expression element as FEEL. */
export function importFormula(
  expression: ModdleElement | undefined,
  element: ModdleElement,
  report: ReportWriter,
): string | undefined {
  const body = textIn(expression, 'body')
  if (!body?.trim()) return undefined
  const language = textIn(expression, 'language')
  if (language && /javascript|groovy|python|juel/i.test(language) && !isFormula(body)) {
    report.leftOut(
      element,
      `An expression in ${language} was kept as text: write it in FEEL.`,
      `${language} 表达式按原文保留，请改写为 FEEL。`,
    )
    return body.trim()
  }
  return translated(body, element, report)
}

/** An expression as FEEL, with a line in the report. */
export function translated(written: string, element: ModdleElement, report: ReportWriter): string {
  const { text, isFeel } = toFeel(written)
  if (!isFeel) {
    report.leftOut(
      element,
      `The expression ${written.trim().slice(0, 200)} is not FEEL: it was kept as text and has to be mended.`,
      `表达式 ${written.trim().slice(0, 200)} 不是 FEEL，已按原文保留，需要修正。`,
    )
  } else if (text !== written.trim()) {
    report.mapped(
      element,
      `${written.trim().slice(0, 200)} is now ${text}`,
      `${written.trim().slice(0, 200)} 转换为 ${text}`,
    )
  }
  return text
}

function importTimer(definition: ModdleElement, element: ModdleElement, isStart: boolean, report: ReportWriter): Event {
  const bodyOf = (name: string) => textIn(elementIn(definition, name), 'body')?.trim()
  const [date, duration, cycle] = [bodyOf('timeDate'), bodyOf('timeDuration'), bodyOf('timeCycle')]
  if (date) return { type: 'timer', date: moment(date, element, report) }
  if (duration) return { type: 'timer', duration: period(duration, element, report) }
  if (!cycle) return { type: 'timer' }
  const [, times, length] = cycle.match(/^R(\d*)\/(?:[^/]*\/)?(P[^/]*)$/) ?? []
  if (length !== undefined) {
    const repeat = Math.min(1000, Number(times))
    return { type: 'timer', cycle: `duration("${length}")`, ...(repeat > 0 ? { repeat } : {}) }
  }
  const cron = toCron(cycle)
  if (isStart && cron) {
    report.mapped(element, `Schedule ${cycle} is now ${cron}`, `定时计划 ${cycle} 转换为 ${cron}`)
    return { type: 'schedule', cron }
  }
  return { type: 'timer', cycle: period(cycle, element, report) }
}

/** The five parts of cron out of the six or seven of other engines. */
function toCron(text: string): string | undefined {
  const parts = text.split(/\s+/)
  if (parts.length === 5) return parts.join(' ')
  if (parts.length < 6 || parts.length > 7) return undefined
  return parts.slice(1, 6).join(' ').replaceAll('?', '*')
}

const moment = (text: string, element: ModdleElement, report: ReportWriter) =>
  /^\d{4}-\d{2}-\d{2}T/.test(text)
    ? `date and time("${text}")`
    : /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? `date("${text}")`
      : translated(text, element, report)

/** A duration as FEEL. */
export const period = (text: string, element: ModdleElement, report: ReportWriter): string =>
  /^-?P[\dTYMWDHS.]+$/.test(text) ? `duration("${text}")` : translated(text, element, report)

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

function withDefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
