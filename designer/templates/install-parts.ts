/**
 * Puts parts of a template into an application. What is there already, by its id, stays as it is; references are carried
 * by ids, so they follow whatever was renamed since. It stops where a name is taken by something else.
 */
import { indexSymbols, type NamedApplication } from '#metadata/application.ts'
import { hashDefinition } from '#metadata/canonical.ts'
import type { Definition, TemplateDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import { nameDefinition, toResolved } from '#metadata/references.ts'
import { joinTemplates, type Template } from '#runtime/installation/read-template.ts'

import { extendKept } from './extend-kept.ts'
import { leaveOutUnknown, type Trimmed } from './leave-out-unknown.ts'
import { nameTaken, unknownPart } from './template-problems.ts'

/** A definition, briefly. */
interface Named {
  readonly id: string
  readonly kind: KindName
  readonly name: string
}

export interface Installation {
  readonly application: NamedApplication
  readonly added: readonly Named[]
  /** What was there already and stays as it is; `differs` when it is not as the template has it. */
  readonly kept: readonly (Named & { readonly differs: boolean })[]
  /** What was there already and now also speaks of what is new, such as a role of its rights. */
  readonly extended: readonly Named[]
  /** What speaks of parts that were not chosen and was shortened. */
  readonly trimmed: readonly Trimmed[]
}

/**
 * Installs the core and these parts (all when undefined) of the last of `templates` and the whole of those before it,
 * which it requires. Problems: `template-part/unknown` 404, `template/name-taken` 422 with the list.
 */
export function installParts(
  application: NamedApplication,
  templates: readonly Template[],
  parts: readonly string[] | undefined,
): Installation {
  const chosen = choose(templates, parts)
  const present = toResolved(application).definitions
  const there = new Map(present.map(item => [item.id, item]))
  const missing = chosen.filter(({ id }) => !there.has(id))
  assertNamesFree(application, missing)

  const kept = chosen.filter(({ id }) => there.has(id))
  const extended = extendAll(present, kept, missing)
  const base = present.map(item => extended.get(item.id) ?? item)
  const { definitions, trimmed } = leaveOutUnknown(missing, base)
  const symbols = indexSymbols({ form: 'resolved', definitions: [...base, ...definitions] })
  const toName = (definition: Definition) => nameDefinition(definition, symbols)
  const untouched = application.definitions.map(item => {
    const changed = extended.get(item.id)
    return changed ? toName(changed) : item
  })
  return {
    application: { form: 'named', definitions: [...untouched, ...definitions.map(toName)] },
    added: definitions.map(toBrief),
    kept: kept
      .filter(({ id }) => !extended.has(id))
      .map(item => {
        const was = there.get(item.id) as Definition
        return { ...toBrief(was), differs: hashDefinition(was) !== hashDefinition(item) }
      }),
    extended: [...extended.values()].map(toBrief),
    trimmed,
  }
}

/** The definitions, in resolved form, of the templates without the parts that are not wanted. */
function choose(templates: readonly Template[], parts: readonly string[] | undefined): Definition[] {
  const { manifest } = templates.at(-1) as Template
  const wanted = parts && withRequiredParts(manifest, parts)
  return toResolved(joinTemplates(templates)).definitions.filter(({ part = '' }) => {
    const [template, name = ''] = part.split('.')
    return template !== manifest.id || wanted === undefined || wanted.has(name)
  })
}

/** What is there already, by id, where the template's version has to say something of what is missing. */
function extendAll(
  present: readonly Definition[],
  kept: readonly Definition[],
  missing: readonly Definition[],
): Map<string, Definition> {
  const others = present.filter(({ id }) => !kept.some(item => item.id === id))
  // What the template says of parts that are not wanted is no part of its version.
  const version = new Map(leaveOutUnknown([...kept, ...missing], others).definitions.map(item => [item.id, item]))
  const fresh = new Set(missing.map(item => item.id))
  const extended = new Map<string, Definition>()
  const there = present.filter(({ id }) => kept.some(item => item.id === id))
  for (let before = -1; before < fresh.size; ) {
    before = fresh.size
    for (const item of there) {
      const template = version.get(item.id)
      const was = extended.get(item.id) ?? item
      const now = template?.kind === was.kind ? extendKept(was, template, fresh) : was
      if (now !== was) extended.set(item.id, now)
    }
  }
  return extended
}

/** The named parts and all that they require, directly or not. */
function withRequiredParts(manifest: TemplateDefinition, names: readonly string[]): ReadonlySet<string> {
  const known = new Map((manifest.parts ?? []).map(part => [part.name, part.requires ?? []]))
  const found = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const requires = known.get(name)
    if (!requires) {
      throw unknownPart(`The template ${manifest.name} has no part ${name}.`, {
        didYouMean: didYouMean(name, known.keys()),
        parts: [...known.keys()],
      })
    }
    if (found.has(name)) continue
    found.add(name)
    waiting.push(...requires)
  }
  return found
}

function assertNamesFree(application: NamedApplication, missing: readonly Definition[]): void {
  const { definition } = indexSymbols(application)
  const clashes = missing.filter(({ kind, name }) => definition(kind, name))
  if (clashes.length === 0) return
  const list = clashes.map(({ kind, name }) => `${kind} ${name}`)
  throw nameTaken(`Other definitions have these names: ${list.join(', ')}. Rename them first.`, {
    clashes: clashes.map(toBrief),
  })
}

function toBrief({ id, kind, name }: Definition): Named {
  return { id, kind, name }
}
