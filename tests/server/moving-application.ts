/**
 * An application on the move: one object whose fields are added, renamed, swapped, retyped, required, dropped and
 * restored from revision to revision. A shape says what a revision makes of it.
 */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'
import { field, object, systemDefinitions } from '#tests/support/fixture-application.ts'

/** A field by what it is, whatever it is called. */
export type FieldKey = 'name' | 'one' | 'two' | 'x' | 'y'

export interface ShapeField {
  readonly key: FieldKey
  readonly name: string
  readonly type: 'text' | 'integer' | 'decimal'
  readonly required: boolean
}

export interface Shape {
  /** By their names of this revision. */
  readonly fields: ReadonlyMap<string, ShapeField>
  readonly byKey: ReadonlyMap<FieldKey, ShapeField>
}

/** Every name that a field has had, by what it is; known before the load begins, so that former names are settled. */
export const namesOf: Readonly<Record<FieldKey, readonly string[]>> = {
  name: ['name'],
  one: ['left', 'right'],
  two: ['right', 'left'],
  x: ['extra', 'plus'],
  y: ['fresh', 'renewed'],
}

type Changing = Partial<Omit<ShapeField, 'key'>>

function shape(isSwapped: boolean, x?: Changing, y?: Changing): Shape {
  const common = { type: 'text', required: false } as const
  const fields: ShapeField[] = [
    { key: 'name', name: 'name', type: 'text', required: true },
    { ...common, key: 'one', name: isSwapped ? 'right' : 'left' },
    { ...common, key: 'two', name: isSwapped ? 'left' : 'right' },
    ...(x ? [{ ...common, key: 'x', name: 'extra', ...x } as const] : []),
    ...(y ? [{ ...common, key: 'y', name: 'fresh', ...y } as const] : []),
  ]
  return {
    fields: new Map(fields.map(item => [item.name, item])),
    byKey: new Map(fields.map(item => [item.key, item])),
  }
}

/** The course; after the last comes the first again. */
export const shapes: readonly Shape[] = [
  shape(false, { type: 'integer' }),
  // Added or restored, swapped.
  shape(true, { type: 'integer' }, {}),
  // Retyped, renamed.
  shape(true, { type: 'text' }, { name: 'renewed' }),
  // Required, swapped.
  shape(false, { type: 'text', required: true }, { name: 'renewed' }),
  // Dropped.
  shape(false, undefined, { name: 'renewed' }),
  // Restored, renamed and swapped.
  shape(true, { type: 'text' }, { name: 'fresh' }),
  // Retyped and renamed and swapped.
  shape(false, { type: 'decimal', name: 'plus' }, {}),
  // Two required, one dropped after the other.
  shape(true, { type: 'decimal', name: 'plus', required: true }, { required: true }),
  shape(true, undefined, { required: true }),
  shape(false, { type: 'decimal', name: 'plus', required: true }),
]

/** The application of a shape. */
export function applicationOf({ fields }: Shape): NamedApplication {
  const definitions = [...fields.values()].map(
    ({ key, name, type, required }): FieldDefinition => ({
      ...field('thing', name, type, required ? { required } : {}),
      id: `fix-thing-${key}`,
    }),
  )
  const thing = object('thing', 'thing', definitions, { ownership: 'none', search: ['left'] })
  return toApplication([...systemDefinitions(), thing])
}
