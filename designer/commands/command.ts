/** What every command of the designer is: a pure function from application to application that can say what it did. */
import type { NamedApplication } from '#metadata/application.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

/** One way to edit an application. */
export interface Command<A extends object> {
  /** JSON Schema of the arguments (metadata/kinds/schema.ts helpers: every property has en and zh-CN words). */
  readonly arguments: Schema
  /**
   * The application after it; throws Problems `definition/unknown` 404 (didYouMean), `command/refused` 422. Untouched
   * definitions keep their object identity.
   */
  readonly run: (application: NamedApplication, args: A) => NamedApplication
  /** What was done, for the list of edits: "Field Budget added to Account". */
  readonly describe: (args: A, before: NamedApplication) => LocalizedText
}
