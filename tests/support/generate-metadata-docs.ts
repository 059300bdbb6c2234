/** Writes docs/metadata.md from the kinds' JSON Schemas. A test asserts that it is up to date. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { kinds } from '#metadata/kinds/kinds.ts'
import { type KindName, kindNames, type ReferenceTarget, type Schema } from '#metadata/kinds/schema.ts'

export const metadataDocsFile = fileURLToPath(new URL('../../docs/metadata.md', import.meta.url))

/** The document's text. */
export function generateMetadataDocs(): string {
  const sections = kindNames.map(kindSection)
  return `${[introduction, ...sections].join('\n\n')}\n`
}

const introduction = `# The metadata language

Generated from the JSON Schemas in \`metadata/kinds/\` by
\`node tests/support/generate-metadata-docs.ts\`; do not edit.

An application is a folder of definitions, one JSON file each: \`<kind>/<name>.json\`. Definitions refer to each other by
**name**; ids never change and are given when they are missing. Where a property names a *field* of some object, the
reference column says which property leads to that object; *this definition* means the object itself. A *path* is
fields joined by dots that crosses references: \`account.city\`. A *filter* is a RuleGroup of react-querybuilder whose
fields are paths. A property marked * is required. Arrays marked *keyed* are ordered, and their elements are told
apart by the property named.

${kindNames.map(kind => `- [${kinds[kind].title} ${kinds[kind]['x-zh-CN']?.title}](#${kind}): ${kinds[kind].description}`).join('\n')}`

function kindSection(kind: KindName): string {
  const schema = kinds[kind]
  const heading = `## ${kind}\n\n**${schema.title} · ${schema['x-zh-CN']?.title}**: ${schema.description} ${schema['x-zh-CN']?.description}`
  return [heading, ...tables(schema, '')].join('\n\n')
}

/** The table of the properties shown, then those of what lies inside the schema, each under its path. */
function tables(schema: Schema, path: string, shown: Schema = schema): string[] {
  const rows = Object.entries(shown.properties ?? {}).map(([name, property]) => row(name, property, shown))
  const own = [...header, ...rows].join('\n')
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    innerTables(property, path ? `${path}.${name}` : name),
  )
  return [own, ...inner]
}

const header = ['| property | 中文 | type | reference | meaning |', '|---|---|---|---|---|']

function innerTables(schema: Schema, path: string): string[] {
  if (schema['x-type'] === 'LocalizedText') return []
  const inside = schema.items ?? schema
  const at = schema.items ? `${path}[]` : path
  if (inside.oneOf) return unionTables(inside, at)
  if (!inside.properties) return []
  return [`### ${at}\n\n${describe(schema)}`, ...tables(inside, at)]
}

/** What all branches share stands once; each branch adds its own. */
function unionTables(union: Schema, path: string): string[] {
  const branches = union.oneOf ?? []
  const tag = union.discriminator?.propertyName ?? ''
  const shared = Object.keys(branches[0]?.properties ?? {}).filter(
    name => name !== tag && branches.every(branch => branch.properties?.[name] === branches[0]?.properties?.[name]),
  )
  const tagOf = (branch: Schema) => `${branch.properties?.[tag]?.const}`
  const pick = (branch: Schema | undefined, isShared: boolean): Schema => ({
    ...branch,
    properties: Object.fromEntries(
      Object.entries(branch?.properties ?? {}).filter(([name]) => name !== tag && shared.includes(name) === isShared),
    ),
  })
  const list = branches.map(
    branch =>
      `- \`${branch.properties?.[tag]?.const}\` ${branch.title} · ${branch['x-zh-CN']?.title}: ${branch.description}`,
  )
  const common = shared.length > 0 ? tables(pick(branches[0], true), path) : []
  const told = new Set<Schema>()
  const each = branches.flatMap(branch => {
    const own = pick(branch, false)
    if (Object.keys(own.properties ?? {}).length === 0) return []
    return [`#### ${path}: ${tag} \`${tagOf(branch)}\``, ...tables(untold(own, told), path, own)]
  })
  return [`### ${path}\n\nWhat it is, is said by \`${tag}\`:\n\n${list.join('\n')}`, ...common, ...each]
}

/** The groups of a branch that no earlier branch has told. */
function untold(branch: Schema, told: Set<Schema>): Schema {
  const properties = Object.entries(branch.properties ?? {}).filter(([, property]) => !told.has(property))
  for (const [, property] of properties) told.add(property)
  return { ...branch, properties: Object.fromEntries(properties) }
}

function row(name: string, property: Schema, owner: Schema): string {
  const isRequired = owner.required?.includes(name)
  const cells = [
    `\`${name}\`${isRequired ? '*' : ''}`,
    property['x-zh-CN']?.title ?? '',
    typeOf(property),
    referenceOf(property),
    property.description ?? '',
  ]
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function describe(schema: Schema): string {
  const key = schema['x-key'] ? ` Keyed by \`${schema['x-key']}\`.` : ''
  return `**${schema.title} · ${schema['x-zh-CN']?.title}**: ${schema.description} ${schema['x-zh-CN']?.description}${key}`
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.enum)
    return schema.enum.map((value, index) => `\`${value}\` ${schema['x-zh-CN-enum']?.[index] ?? ''}`.trim()).join(', ')
  if (schema['x-ref'] === 'filter') return 'filter'
  if (schema['x-type'] === 'LocalizedText') return 'text in languages'
  if (schema.type === 'array') {
    const key = schema['x-key'] ? `, keyed by \`${schema['x-key']}\`` : ''
    return `list of ${schema.items?.properties || schema.items?.oneOf ? 'groups' : typeOf(schema.items ?? {})}${key}`
  }
  if (schema.type === 'object') return 'group'
  return [`${[schema.type].flat().join(' or ')}`, ...limitsOf(schema)].join(', ')
}

function limitsOf(schema: Schema): string[] {
  const limits: string[] = []
  if (schema.minimum !== undefined) limits.push(`${schema.minimum} to ${schema.maximum}`)
  if (schema.pattern !== undefined) limits.push(`\`${schema.pattern}\``)
  return limits
}

const targetWords: Partial<Record<ReferenceTarget, string>> = {
  recordType: 'record type',
  'template-text': 'text with `{path}`',
}

function referenceOf(schema: Schema): string {
  const inside = schema.type === 'array' && schema.items ? schema.items : schema
  const target = inside['x-ref']
  if (!target) return ''
  const of = inside['x-of']
  const owner = of === '$self' ? 'this definition' : of === '$object' ? 'the object of this definition' : `\`${of}\``
  const isKind = (kindNames as readonly string[]).includes(target)
  const word = isKind ? `[${target}](#${target})` : (targetWords[target] ?? target)
  return of ? `${word} of ${owner}` : word
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(path.dirname(metadataDocsFile), { recursive: true })
  await writeFile(metadataDocsFile, generateMetadataDocs())
}
