/** A template, read from its folder: its manifest and its definitions, without those of the templates it requires. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import { readBundle } from '#metadata/bundle.ts'
import type { Definition, TemplateDefinition } from '#metadata/definitions.ts'
import { describeFinding } from '#metadata/describe-finding.ts'
import { templateFolder } from './template-folders.ts'

/** A template as it can be installed. */
export interface Template {
  readonly manifest: TemplateDefinition
  /** Named form, the manifest among them. */
  readonly definitions: readonly Definition[]
}

/** Reads one folder; throws what cannot be read. */
export async function readTemplate(folder: string): Promise<Template> {
  const { definitions, findings } = await readBundle(folder)
  const broken = findings.filter(finding => finding.severity === 'error')
  if (broken.length > 0) throw new Error(`The template cannot be read:\n${broken.map(describeFinding).join('\n')}`)
  return toTemplate(definitions, folder)
}

/** The template that definitions make up; `place` is said when they make up none. */
export function toTemplate(definitions: readonly Definition[], place: string): Template {
  const manifests = definitions.filter(definition => definition.kind === 'template')
  const [manifest] = manifests
  if (!manifest || manifests.length > 1) {
    throw new Error(`${place} has ${manifests.length} definitions of the kind template; a template has one.`)
  }
  return { manifest, definitions }
}

/** A template and all that it requires, directly or not, those that are required first; `system` is always among them. */
export async function withRequired(template: Template): Promise<Template[]> {
  const found = new Map<string, Template>()
  const waiting = ['system', ...(template.manifest.requires ?? [])].filter(name => name !== template.manifest.name)
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (found.has(name)) continue
    const folder = templateFolder(name)
    if (!folder) throw new Error(`There is no template "${name}", which ${template.manifest.name} requires.`)
    const required = await readTemplate(folder)
    found.set(name, required)
    waiting.push(...(required.manifest.requires ?? []))
  }
  return [...found.values(), template]
}

/** The definitions of templates as one application; a template may bring its own version of what it requires. */
export function joinTemplates(templates: readonly Template[]): NamedApplication {
  const definitions = templates.flatMap(template => template.definitions)
  return toApplication([...new Map(definitions.map(item => [item.id, item])).values()])
}
