/** The states of a record at the top of its page: where it stands, since when, and where it can go from here. */
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { LifecycleBar } from './lifecycle-bar.tsx'
import type { StateFacts } from './state-facts.ts'
import { TransitionButtons } from './transition-buttons.tsx'
import './lifecycle.css'

interface RecordLifecyclesProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly facts: readonly StateFacts[]
  /** The form is open, and what is typed there comes first. */
  readonly editing: boolean
  readonly onDone: () => void
}

export function RecordLifecycles({ object, record, facts, editing, onDone }: RecordLifecyclesProps) {
  const { catalog } = useSession()
  return facts.map(item => {
    const lifecycle = catalog.lifecycles.get(item.lifecycle)
    if (!lifecycle) return null
    return (
      <div key={item.lifecycle} className="lifecycle">
        <LifecycleBar object={object} record={record} lifecycle={lifecycle} facts={item} />
        {editing ? null : (
          <TransitionButtons object={object} record={record} lifecycle={lifecycle} facts={item} onDone={onDone} />
        )}
      </div>
    )
  })
}
