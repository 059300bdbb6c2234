/**
 * Makes a template of an application: chosen definitions under a manifest of their own. What the product's `system`
 * template brings is left out unless it was changed; parts of the templates that it came from become its own parts.
 */

import { indexSymbols, type NamedApplication, type Symbols } from '#metadata/application.ts'
import { hashDefinition } from '#metadata/canonical.ts'
import { counted } from '#metadata/counted.ts'
import type { Definition, LocalizedText, TemplateDefinition, TemplatePart } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { type Finding, findFindings } from '#metadata/findings.ts'
import { newIdentity } from '#metadata/identities.ts'
import { type KindName, kindNames } from '#metadata/kinds/schema.ts'
import { lookUp, referencesOf, toNamed, toResolved } from '#metadata/references.ts'
import { joinTemplates, type Template, toTemplate } from '#runtime/installation/read-template.ts'
import { unknownDefinition } from '#runtime/problems.ts'

import { leaveOutUnknown, type Trimmed } from './leave-out-unknown.ts'
import { incompleteTemplate } from './template-problems.ts'

export interface TemplateWish {
  /** Of an earlier version that this one takes the place of. */
  readonly id?: string | undefined
  readonly name: string
  readonly label: LocalizedText
  readonly version: string
  /** `all`, or definitions as `kind/name`. */
  readonly definitions: 'all' | readonly string[]
  /** What to do about definitions that the chosen ones need and that are not chosen. */
  readonly missing: 'refuse' | 'include' | 'leave-out'
  readonly records: NonNullable<TemplateDefinition['records']>
}

export interface MadeTemplate {
  readonly template: Template
  /** What speaks of things that were not chosen and was shortened. */
  readonly trimmed: readonly Trimmed[]
}

/**
 * Makes it; `system` is the template that every system has. Problems: `definition/unknown` 404, `template/incomplete`
 * 422 with `missing` (what is needed besides) or `findings`.
 */
export function makeTemplate(application: NamedApplication, wish: TemplateWish, system: Template): MadeTemplate {
  const builtIn = toResolved(joinTemplates([system])).definitions
  const all = toResolved(application).definitions
  const known = new Map(builtIn.map(item => [item.id, hashDefinition(item)]))
  const own = all.filter(item => item.kind !== 'template' && known.get(item.id) !== hashDefinition(item))
  const chosen = wish.definitions === 'all' ? own : choose(wish.definitions, application, all)
  const whole = wish.missing === 'include' ? withNeeded(chosen, all, builtIn) : chosen
  if (wish.missing !== 'leave-out') assertComplete(whole, all, builtIn)

  const ids = new Set(whole.map(item => item.id))
  const others = builtIn.filter(item => !ids.has(item.id))
  const manifest = toManifest(wish, whole, all, system)
  const moved = whole.map(item => moveToPart(item, manifest.id))
  const { definitions, trimmed } = leaveOutUnknown(moved, [...others, manifest])
  assertNoneGone(trimmed)
  const named = toNamed({ form: 'resolved', definitions: [...others, manifest, ...definitions] })
  const errors = findFindings(named).filter(finding => finding.severity === 'error')
  if (errors.length > 0) throw incomplete(errors)
  const kept = new Set([manifest.id, ...definitions.map(item => item.id)])
  const template = toTemplate(
    named.definitions.filter(item => kept.has(item.id)),
    'What was chosen',
  )
  return { template, trimmed }
}

/** Chosen by `kind/name`, in the order of the application. */
function choose(names: readonly string[], application: NamedApplication, all: readonly Definition[]): Definition[] {
  const symbols = indexSymbols(application)
  const ids = names.map(text => {
    const [kind = '', name = ''] = text.split('/', 2)
    const known = kindNames.find(item => item === kind)
    const found = known && known !== 'template' ? symbols.definition(known, name) : undefined
    if (found) return found.id
    const near = didYouMean(
      text,
      application.definitions.map(item => `${item.kind}/${item.name}`),
    )
    throw unknownDefinition(
      `There is no definition ${text.slice(0, 120)}.`,
      near.length > 0 ? { didYouMean: near } : {},
    )
  })
  return all.filter(item => ids.includes(item.id))
}

/** The chosen ones and all that they need, directly or not, besides what every system has. */
function withNeeded(chosen: readonly Definition[], all: readonly Definition[], builtIn: readonly Definition[]) {
  const found = new Map(chosen.map(item => [item.id, item]))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const item of neededBy([...found.values()], all, builtIn).keys()) found.set(item.id, item)
  }
  return [...found.values()]
}

/** What is needed and not there, with the definition that needs it. */
function neededBy(
  chosen: readonly Definition[],
  all: readonly Definition[],
  builtIn: readonly Definition[],
): Map<Definition, Definition> {
  const ids = new Set(chosen.map(item => item.id))
  const there = [...chosen, ...builtIn.filter(item => !ids.has(item.id))]
  const symbols = indexSymbols({ form: 'resolved', definitions: there })
  const everything = indexSymbols({ form: 'resolved', definitions: all })
  const needed = new Map<Definition, Definition>()
  for (const item of chosen) {
    for (const reference of referencesOf(item, everything)) {
      const { target, object } = reference
      const isInner = target === 'field' || target === 'recordType'
      if (target === 'part' || target === 'template') continue
      const present = isInner ? object && symbols.byId(object.id) : undefined
      const inner = present?.kind === 'object' ? { ...reference, object: present } : reference
      if (isInner ? present && lookUp(inner, symbols) : lookUp(reference, symbols)) continue
      const missing = isInner ? object : definitionOf(target, reference.value, everything)
      if (missing && !ids.has(missing.id)) needed.set(missing, item)
    }
  }
  return needed
}

function definitionOf(target: KindName, id: string, symbols: Symbols): Definition | undefined {
  return symbols.definition(target, id)
}

function assertComplete(
  chosen: readonly Definition[],
  all: readonly Definition[],
  builtIn: readonly Definition[],
): void {
  const needed = [...neededBy(chosen, all, builtIn)]
  if (needed.length === 0) return
  const list = needed.slice(0, 20).map(([item, by]) => `${item.kind} ${item.name} (for ${by.kind} ${by.name})`)
  throw incompleteTemplate(`What was chosen needs ${needed.length} more definitions: ${list.join(', ')}.`, {
    missing: needed.map(([{ kind, name }, by]) => ({ kind, name, for: { kind: by.kind, name: by.name } })),
  })
}

/** What was chosen may be shortened, but it is there. */
function assertNoneGone(trimmed: readonly Trimmed[]): void {
  const gone = trimmed.filter(item => item.places === undefined)
  if (gone.length === 0) return
  const list = gone.map(item => `${item.kind} ${item.name}`)
  throw incompleteTemplate(`These cannot do without what was not chosen: ${list.join(', ')}.`, {
    missing: gone.map(({ kind, name }) => ({ kind, name })),
  })
}

function incomplete(findings: readonly Finding[]) {
  const [first] = findings
  return incompleteTemplate(
    `The template would have ${counted(findings.length, 'error')}; the first: ${first?.kind} ${first?.name}: ${first?.message.en}`,
    { findings },
  )
}

/** A template of that name that is there already is the same one, in another version. */
function toManifest(
  wish: TemplateWish,
  chosen: readonly Definition[],
  all: readonly Definition[],
  system: Template,
): TemplateDefinition {
  const templates = all.filter(item => item.kind === 'template')
  const parts = new Map<string, TemplatePart>()
  for (const template of templates) {
    const used = new Set(chosen.map(item => item.part))
    for (const part of template.parts ?? []) {
      if (used.has(`${template.id}.${part.name}`) && !parts.has(part.name)) parts.set(part.name, part)
    }
  }
  const same = templates.find(template => template.name === wish.name)
  return {
    id: wish.id ?? same?.id ?? newIdentity(),
    kind: 'template',
    name: wish.name,
    label: wish.label,
    version: wish.version,
    requires: [system.manifest.id],
    ...(parts.size > 0 ? { parts: [...parts.values()].map(part => withKnown(part, parts)) } : {}),
    records: wish.records,
  }
}

function withKnown(part: TemplatePart, parts: ReadonlyMap<string, TemplatePart>): TemplatePart {
  const { requires, ...rest } = part
  const known = requires?.filter(name => parts.has(name)) ?? []
  return known.length > 0 ? { ...rest, requires: known } : rest
}

function moveToPart(definition: Definition, template: string): Definition {
  if (definition.part === undefined) return definition
  return { ...definition, part: `${template}.${definition.part.split('.')[1]}` }
}
