/** Writes metadata/definitions.ts from the kinds' JSON Schemas. Run by `npm run types`; a test asserts that it is up to date. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

/** The generated file's text. */
export async function generateTypes(): Promise<string> {
  const defs: Record<string, JSONSchema> = {}
  const strip = (schema: Schema): JSONSchema => {
    const { title, description, 'x-type': typeName, ...rest } = schema
    const out: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(rest)) {
      if (key.startsWith('x-') || ['minItems', 'maxItems', 'discriminator'].includes(key)) continue
      out[key] = value
    }
    if (schema.properties) {
      out.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, strip(value)]))
    }
    if (schema.items) out.items = strip(schema.items)
    if (schema.oneOf) {
      out.oneOf = schema.oneOf.map(strip)
      delete out.type
      delete out.required
    }
    if (typeName === 'Filter') return { tsType: 'Filter' }
    if (!typeName) return { ...out, ...(description ? { description } : {}) } as JSONSchema
    defs[typeName] = out as JSONSchema
    return { $ref: `#/$defs/${typeName}` } as JSONSchema
  }
  const definitions = Object.values(kinds).map(strip)
  const body = await compile({ $defs: defs, oneOf: definitions } as JSONSchema, 'Definition', {
    bannerComment: '',
    additionalProperties: false,
    unreachableDefinitions: true,
    style: { semi: false, singleQuote: true, printWidth: 120 },
  })
  return `/** Generated from the JSON Schemas in kinds/ by \`npm run types\`; do not edit. */
/* biome-ignore-all lint: generated */
/* biome-ignore-all format: generated */
import type { Filter } from './filter.ts'

${body.replaceAll(/\/\*\*\n \* This interface was referenced by [\s\S]*?\*\/\n/g, '')}`
}

export const typesFile = fileURLToPath(new URL('../../metadata/definitions.ts', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(typesFile, await generateTypes())
