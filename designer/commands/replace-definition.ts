/**
 * Puts another text in the place of a definition: the JSON view. Names in it may lead nowhere, which becomes a finding;
 * what it renames is followed by others, and what it drops leaves them with a name that leads nowhere.
 */
import { indexSymbols, type NamedApplication } from '#metadata/application.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition } from '#metadata/definitions.ts'
import { equals } from '#metadata/equals.ts'
import { giveIdentities } from '#metadata/identities.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import type { Reference } from '#metadata/reference.ts'
import { lookUp, mapReferences } from '#metadata/references.ts'
import { argumentsOf, kindArgument, nameArgument } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { malformedDefinition, refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { shownDefinition } from './words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly definition: Readonly<Record<string, unknown>>
}

/** `{kind, name, definition}`: id and kind stay; problems `definition/malformed` with `findings`, `command/refused`. */
export const replaceDefinition: Command<Arguments> = {
  arguments: argumentsOf(
    ['Change as JSON', '以 JSON 修改'],
    ['Puts another text in the place of a definition.', '以新的文本替换定义项。'],
    {
      kind: kindArgument,
      name: nameArgument,
      definition: {
        type: 'object',
        title: 'Definition',
        description: 'The whole definition.',
        'x-zh-CN': { title: '定义项', description: '完整的定义项。' },
      },
    },
    ['kind', 'name', 'definition'],
  ),
  run(application, { kind, name, definition }) {
    const old = findDefinition(application, kind, name)
    const given = giveIdentities({ ...definition, id: definition.id ?? old.id, kind: definition.kind ?? kind }).value
    const findings = checkShape(given)
    const [first] = findings
    if (first) throw malformedDefinition(`${first.pointer || '/'}: ${first.message.en}`, { findings })
    const now = given as Definition
    if (now.id !== old.id || now.kind !== old.kind) {
      throw refusedCommand('What a definition is and its id never change.')
    }
    const type = renamedRecordType(old, now)
    if (type) throw refusedCommand(`Records are kept under the name of the record type ${type}, which cannot change.`)
    return equals(old, now) ? application : replace(application, old, now)
  },
  describe({ kind, name }, before) {
    const { en, 'zh-CN': zh } = shownDefinition(before, kind, name)
    return { en: `${en} changed as JSON`, 'zh-CN': `以 JSON 修改${zh}` }
  },
}

function renamedRecordType(old: Definition, now: Definition): string | undefined {
  if (old.kind !== 'object' || now.kind !== 'object') return undefined
  const names = new Map(now.recordTypes?.map(type => [type.id, type.name]))
  return old.recordTypes?.find(type => names.has(type.id) && names.get(type.id) !== type.name)?.name
}

function replace(application: NamedApplication, old: Definition, now: Definition): NamedApplication {
  const symbols = indexSymbols(application)
  const definitions = application.definitions.map(item => {
    if (item === old) return now
    let isTouched = false
    const followed = mapReferences(item, symbols, reference => {
      const name = nameNow(reference, old, now, lookUp(reference, symbols)?.id)
      // A name that has lost its meaning is written down anew, so that it is stored as a name and no longer as an id.
      isTouched ||= name === undefined || name !== reference.value
      return name ?? reference.value
    })
    return isTouched ? followed : item
  })
  return { form: 'named', definitions }
}

/** What a reference is written as from now on; undefined where what it means is gone. */
function nameNow(reference: Reference, old: Definition, now: Definition, id: string | undefined): string | undefined {
  const { target, value, object } = reference
  if (id === undefined) return value
  if (target === old.kind) return id === old.id ? now.name : value
  if (target === 'part' && old.kind === 'template' && now.kind === 'template' && id.startsWith(`${old.id}.`)) {
    const part = id.slice(old.id.length + 1)
    return now.parts?.some(item => item.name === part) ? `${now.name}.${part}` : undefined
  }
  if (object !== old || now.kind !== 'object') return value
  if (target === 'recordType') return now.recordTypes?.find(item => item.id === id)?.name
  if (target === 'field' && !id.startsWith('@')) return now.fields.find(item => item.id === id)?.name
  return value
}
