/** Keeps commands from leaving more errors behind than they found. */
import type { NamedApplication } from '#metadata/application.ts'
import { checkShape } from '#metadata/check-shape.ts'
import { type Finding, findFindings } from '#metadata/findings.ts'
import { refusedCommand } from './command-problems.ts'

function errorsOf(application: NamedApplication): readonly Finding[] {
  return findFindings(application).filter(finding => finding.severity === 'error')
}

/** The errors of `after` that `before` has not, wherever they stand now. */
export function newErrors(before: NamedApplication, after: NamedApplication): Finding[] {
  const left = new Map<string, number>()
  for (const finding of errorsOf(before)) left.set(signOf(finding), (left.get(signOf(finding)) ?? 0) + 1)
  return errorsOf(after).filter(finding => {
    const count = left.get(signOf(finding)) ?? 0
    left.set(signOf(finding), count - 1)
    return count <= 0
  })
}

/** The codes of names that lead nowhere or to two things: no command ever makes one of these. */
const broken = new Set([
  'reference/unknown',
  'choice/unknown',
  'parameter/unknown',
  'part/unknown',
  'conversion/unknown-target',
  'key/taken',
  'name/taken',
  'name/reserved',
  'id/taken',
  'system/missing',
  'system/field-changed',
  'system/role-changed',
])

/**
 * `after`, unless an edit made a name lead nowhere; other errors are for the person to settle. Names within a longer text
 * are kept as they are typed: their findings have a place in it. Problem `command/refused`.
 */
export function refuseBroken(before: NamedApplication, after: NamedApplication): NamedApplication {
  const untouched = new Set(before.definitions)
  const touched = after.definitions.filter(item => !untouched.has(item))
  refuse(
    after,
    touched.flatMap(item => checkShape(item)),
  )
  return refuse(
    after,
    newErrors(before, after).filter(finding => broken.has(finding.code) && !isInTemplate(finding)),
  )
}

/** `after`, unless there is any new error; problem `command/refused` with `findings`. */
export function refuseErrors(before: NamedApplication, after: NamedApplication): NamedApplication {
  return refuse(after, newErrors(before, after))
}

/** Only names in the texts of documents and mails stand somewhere in a text. */
function isInTemplate({ code, range }: Finding): boolean {
  return code === 'reference/unknown' && range !== undefined
}

function refuse(after: NamedApplication, findings: readonly Finding[]): NamedApplication {
  const [first] = findings
  if (first) throw refusedCommand(`${first.kind} ${first.name}: ${first.message.en}`, { findings })
  return after
}

function signOf({ code, definition, message }: Finding): string {
  return `${code} ${definition} ${message.en}`
}
