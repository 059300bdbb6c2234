/** What describes the fields of an object as a list. */
import { schema } from '#metadata/kinds/object/schema.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

export const fieldsSchema = schema.properties?.fields as Schema
