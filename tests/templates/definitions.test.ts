/** Every file of a template is a valid definition: its schema, its place, its ids, its two languages. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { kinds } from '#metadata/kinds/kinds.ts'
import { type KindName, kindNames } from '#metadata/kinds/schema.ts'

import { templateFiles } from './template-files.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
const validators = new Map(kindNames.map(kind => [kind, ajv.compile(kinds[kind])]))

describe.each(['system', 'sales'])('template %s', template => {
  const files = templateFiles(template)

  test.each(files.map(file => [file.path, file] as const))('%s', (_, { path, text, definition }) => {
    const validate = validators.get(definition['kind'] as KindName)
    expect(validate?.(definition), JSON.stringify(validate?.errors, null, 1)).toBe(true)
    expect(path).toBe(`${template}/${definition['kind']}/${definition['name']}.json`)
    expect(text).toBe(`${JSON.stringify(definition, null, 2)}\n`)
  })
})
