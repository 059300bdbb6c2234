/** The templates that come with the product, with what of them an application has already. */
import type { Application } from '#metadata/application.ts'
import type { LocalizedText, TemplateDefinition } from '#metadata/definitions.ts'
import { type KindName, kindNames } from '#metadata/kinds/schema.ts'
import { readTemplate, type Template } from '#runtime/installation/read-template.ts'
import { templateFolder, templateNames } from '#runtime/installation/template-folders.ts'

/** How much of something is there, by ids. */
type Installed = 'none' | 'some' | 'all'

export interface TemplateEntry {
  readonly name: string
  readonly label: LocalizedText
  readonly version: string
  readonly requires: readonly string[]
  /** Whether sample records come with it. */
  readonly records: NonNullable<TemplateDefinition['records']>
  /** How many definitions of each kind it has. */
  readonly contents: Readonly<Partial<Record<KindName, number>>>
  readonly installed: Installed
  /** The version that is there; undefined when its manifest is not. */
  readonly installedVersion: string | undefined
  readonly parts: readonly PartEntry[]
}

interface PartEntry {
  readonly name: string
  readonly label: LocalizedText
  readonly requires: readonly string[]
  readonly definitions: number
  readonly installed: Installed
}

/** All of them, by name. */
export async function listTemplates(application: Application): Promise<TemplateEntry[]> {
  const folders = (await templateNames()).map(name => templateFolder(name) as string)
  const templates = await Promise.all(folders.map(readTemplate))
  const there = new Map(application.definitions.map(item => [item.id, item]))
  return templates.map(template => toEntry(template, there))
}

type There = ReadonlyMap<string, Application['definitions'][number]>

function toEntry({ manifest, definitions }: Template, there: There): TemplateEntry {
  const ids = definitions.map(item => item.id)
  const counts = kindNames.map(kind => [kind, definitions.filter(item => item.kind === kind).length] as const)
  const installed = there.get(manifest.id)
  return {
    name: manifest.name,
    label: manifest.label,
    version: manifest.version,
    requires: manifest.requires ?? [],
    records: manifest.records ?? 'none',
    contents: Object.fromEntries(counts.filter(([kind, count]) => count > 0 && kind !== 'template')),
    installed: howMuch(ids, there),
    installedVersion: installed?.kind === 'template' ? installed.version : undefined,
    parts: (manifest.parts ?? []).map(({ name, label, requires = [] }) => {
      const own = definitions.filter(item => item.part === `${manifest.name}.${name}`).map(item => item.id)
      return { name, label, requires, definitions: own.length, installed: howMuch(own, there) }
    }),
  }
}

function howMuch(ids: readonly string[], there: There): Installed {
  const count = ids.filter(id => there.has(id)).length
  return count === 0 ? 'none' : count === ids.length ? 'all' : 'some'
}
