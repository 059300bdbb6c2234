/** The values and schemas that a path of a change leads through, step by step. */
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

export interface TrailStep {
  /** The property's name or the element's key. */
  readonly step: string
  readonly is: 'property' | 'element'
  readonly schema: Schema | undefined
  readonly value: unknown
}

export type Trail = readonly TrailStep[]

type Node = Readonly<Record<string, unknown>>

/** One step for each part of the path; what is not there has the value undefined. */
export function trailOf(definition: Definition, path: readonly string[], kind: Schema): Trail {
  let schema: Schema | undefined = kind
  let value: unknown = definition
  return path.map((step): TrailStep => {
    const key: string | undefined = schema?.['x-key']
    if (key) {
      value = Array.isArray(value) ? value.find(item => (item as Node)?.[key] === step) : undefined
      schema = schema?.items
      return { step, is: 'element', schema, value }
    }
    schema = schema && propertyOf(schema, value, step)
    value = isNode(value) && Object.hasOwn(value, step) ? value[step] : undefined
    return { step, is: 'property', schema, value }
  })
}

function propertyOf(schema: Schema, node: unknown, name: string): Schema | undefined {
  const branches = [...(isNode(node) ? [branchOf(schema, node)] : [schema]), ...(schema.oneOf ?? [])]
  return branches.find(branch => branch.properties && Object.hasOwn(branch.properties, name))?.properties?.[name]
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
