/** What a revision of an application would consist of, without storing anything. */
import type { ResolvedApplication } from '#metadata/application.ts'
import { hashDefinition } from '#metadata/canonical.ts'
import type { Content } from '#metadata/revisions.ts'

/** Definition id to hash. */
export function contentOf({ definitions }: ResolvedApplication): Content {
  return Object.fromEntries(definitions.map(item => [item.id, hashDefinition(item)]))
}
