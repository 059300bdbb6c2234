/** Keeps what a list shows now as a view of one's own, or what a view is called and with whom it is shared. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post, put } from '../api/request.ts'
import { KeepDialog } from '../sharing/keep-dialog.tsx'
import { keptAsBody } from '../sharing/sharing.ts'
import type { PersonalDefinition, PersonalList } from './view.ts'

interface SaveViewDialogProps {
  readonly object: string
  readonly definition: PersonalDefinition
  /** The view that is changed; a new one without it. */
  readonly personal?: PersonalList | undefined
  readonly onSaved: (key: string) => void
  readonly onClose: () => void
}

export function SaveViewDialog({ object, definition, personal, onSaved, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return (
    <KeepDialog
      title={personal ? t('view.edit') : t('view.save')}
      start={personal ?? { name: '', shared: 'none' }}
      onSave={async kept => {
        const body = { ...keptAsBody(kept), object, definition, ...(personal ? { changed: personal.changed } : {}) }
        const saved = personal
          ? await put<PersonalList>(`/api/personal-lists/${personal.id}`, body)
          : await post<PersonalList>('/api/personal-lists', body)
        await client.invalidateQueries({ queryKey: ['personal-lists'] })
        onSaved(saved.id)
        onClose()
      }}
      onClose={onClose}
    />
  )
}
