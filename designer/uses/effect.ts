/** What happens to one place of an application when something that it uses goes or changes. */
import type { Definition } from '#metadata/definitions.ts'
import type { Both } from '../commands/words.ts'

export interface Effect {
  readonly kind: Definition['kind']
  readonly name: string
  readonly id: string
  /** JSON pointer within the definition. */
  readonly pointer: string
  /** A sentence without a full stop: "List Accounts › Columns › city goes". */
  readonly effect: Both
  /** Where a whole definition or field goes: how one agrees to it by name, `list/accounts` or `field/contact.account`. */
  readonly gone?: string
}
