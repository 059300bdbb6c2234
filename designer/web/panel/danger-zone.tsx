/** What takes a definition or element as a whole: copy it, remove it. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { DuplicateDialog } from '../definition/duplicate-dialog.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useElementWords } from './element-words.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import type { Spot } from './spot.ts'
import { texts } from './texts.ts'

interface DangerZoneProps {
  readonly definition: Definition
  readonly spot: Spot
}

export function DangerZone({ definition, spot }: DangerZoneProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { draft } = useDraft()
  const { select } = useSelection()
  const navigate = useNavigate()
  const wordsOf = useElementWords(definition)
  const [open, setOpen] = useState<'duplicate' | 'remove'>()
  const isWhole = spot.place.length === 0
  if (!isWhole && !spot.array) return null
  const { kind, name } = definition
  const above = spot.place.slice(0, -2)
  const [part, element] = spot.place
  // What hangs on a step goes with it.
  const state =
    kind === 'lifecycle' && part === 'states' ? definition.states.find(item => item.id === element) : undefined
  const isDrawn = kind === 'workflow' && spot.place.length === 2 && (part === 'nodes' || part === 'flows')
  return (
    <div className="panel-foot">
      {isWhole ? (
        <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => setOpen('duplicate')}>
          {t.duplicate}
        </Button>
      ) : null}
      <Button size="small" danger icon={<DeleteOutlined aria-hidden />} onClick={() => setOpen('remove')}>
        {t.remove}
      </Button>
      {isWhole ? (
        <code className="panel-id" translate="no">
          {definition.id}
        </code>
      ) : null}
      {open === 'duplicate' ? <DuplicateDialog definition={definition} onClose={() => setOpen(undefined)} /> : null}
      {open === 'remove' ? (
        <RemoveDialog
          what={isWhole ? label(definition) : wordsOf(spot)}
          command={
            isWhole ? 'remove-definition' : isDrawn ? 'change-diagram' : state ? 'remove-state' : 'remove-element'
          }
          args={
            isWhole
              ? { kind, name }
              : isDrawn
                ? { workflow: name, remove: [element] }
                : state
                  ? { lifecycle: name, state: state.code }
                  : { kind, name, path: spot.place }
          }
          onClose={() => setOpen(undefined)}
          onDone={() => (isWhole ? navigate(`/designer/drafts/${draft.id}`) : select(above))}
        />
      ) : null}
    </div>
  )
}
