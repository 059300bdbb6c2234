/**
 * Whether a value is a definition at all: safe to look at, of a known kind, and as that kind's JSON Schema says. Its
 * findings say where, what is wrong in both languages and what may have been meant; what names lead to is the rules'
 * matter. The cost grows with the size of the value and no faster.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'

import { didYouMean } from './did-you-mean.ts'
import type { Finding } from './finding.ts'
import { hostileFault } from './hostile-fault.ts'
import { kinds } from './kinds/kinds.ts'
import { type KindName, kindNames, type Schema } from './kinds/schema.ts'
import { type Words, wordsOf } from './shape-words.ts'

/** The most findings that one definition gets; who has more has another problem. */
const mostFindings = 50

/** Values that are definitions: nobody changes a value, so it need not be looked at again. */
const sound = new WeakSet<object>()

/** What is wrong with the shape of a value; nothing when it is a definition. `source` is told with each finding. */
export function checkShape(value: unknown, source?: string): Finding[] {
  if (isNode(value) && sound.has(value)) return []
  const findings = findFaults(value, source)
  if (findings.length === 0) sound.add(value as object)
  return findings
}

function findFaults(value: unknown, source: string | undefined): Finding[] {
  const hostile = hostileFault(value)
  if (hostile) return [finding(value, source, { code: 'definition/malformed', ...hostile })]
  const kind = isNode(value) ? value.kind : undefined
  const known = kindNames.find(name => name === kind)
  if (!known) return [finding(value, source, unknownKind(value, kind))]
  const validate = validatorOf(known)
  if (validate(value)) return []
  const errors = validate.errors ?? []
  // The tag of a union that is missing is told once, by the union.
  const tags = new Set(errors.filter(isAboutTag).map(error => pointerOf(error)))
  return errors
    .filter(error => isAboutTag(error) || !tags.has(pointerOf(error)))
    .slice(0, mostFindings)
    .map(error => finding(value, source, { ...wordsOf(error), pointer: pointerOf(error) }))
}

type Node = Readonly<Record<string, unknown>>
type Placed = Words & { readonly pointer: string }

function unknownKind(value: unknown, kind: unknown): Placed {
  if (!isNode(value)) {
    return { code: 'definition/malformed', pointer: '', en: 'A definition is an object.', zh: '定义项须为对象。' }
  }
  if (kind === undefined) {
    return { code: 'property/missing', pointer: '/kind', en: 'It does not say what kind it is of.', zh: '未指明种类。' }
  }
  const given = String(kind).slice(0, 60)
  return {
    code: 'kind/unknown',
    pointer: '/kind',
    en: `There is no kind called ${given}.`,
    zh: `没有名为 ${given} 的种类。`,
    near: didYouMean(given, kindNames),
  }
}

function finding(value: unknown, source: string | undefined, { code, pointer, en, zh, near }: Placed): Finding {
  const { id, kind, name } = isNode(value) ? value : {}
  return {
    code,
    severity: 'error',
    kind: kindNames.find(known => known === kind) ?? 'unknown',
    definition: typeof id === 'string' ? id.slice(0, 200) : '',
    name: typeof name === 'string' ? name.slice(0, 200) : '',
    pointer,
    message: { en, 'zh-CN': zh },
    ...(near?.length ? { didYouMean: near } : {}),
    ...(source === undefined ? {} : { source }),
  }
}

function isAboutTag(error: ErrorObject): boolean {
  return error.keyword === 'discriminator'
}

/** What is missing or unknown is pointed at itself, not at what should have or does have it. */
function pointerOf(error: ErrorObject): string {
  const { missingProperty, additionalProperty, tag } = error.params as Record<string, string | undefined>
  const name = missingProperty ?? additionalProperty ?? (isAboutTag(error) ? tag : undefined)
  return name === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(name)}`
}

/** A property name as a step of a JSON pointer (RFC 6901). */
function escapePointer(name: string): string {
  return name.slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')
}

const validators = new Map<KindName, ValidateFunction>()
let ajv: Ajv2020 | undefined

function validatorOf(kind: KindName): ValidateFunction {
  let validate = validators.get(kind)
  if (!validate) {
    ajv ??= new Ajv2020({ strict: false, allErrors: true, verbose: true, discriminator: true, messages: false })
    validate = ajv.compile(kinds[kind] satisfies Schema)
    validators.set(kind, validate)
  }
  return validate
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
