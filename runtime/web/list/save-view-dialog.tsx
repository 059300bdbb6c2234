/** Keeps what a list shows now as a view of one's own, and says who else sees it. */
import { useQueryClient } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, put } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'
import type { PersonalDefinition, PersonalList, Sharing } from './view.ts'

interface SaveViewDialogProps {
  readonly object: string
  readonly definition: PersonalDefinition
  /** The view that is changed; a new one without it. */
  readonly personal?: PersonalList | undefined
  readonly onSaved: (key: string) => void
  readonly onClose: () => void
}

const sharings: readonly Sharing[] = ['none', 'team', 'unit', 'all']

export function SaveViewDialog({ object, definition, personal, onSaved, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [name, setName] = useState(personal?.name ?? '')
  const [shared, setShared] = useState<Sharing>(personal?.shared ?? 'none')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const body = { name: name.trim(), object, shared, definition }
      const saved = personal
        ? await put<PersonalList>(`/api/personal-lists/${personal.id}`, body)
        : await post<PersonalList>('/api/personal-lists', body)
      await client.invalidateQueries({ queryKey: ['personal-lists'] })
      onSaved(saved.id)
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={personal ? t('view.edit') : t('view.save')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
      width={420}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('view.name')}>
          <Input
            autoFocus
            maxLength={100}
            value={name}
            onChange={event => setName(event.target.value)}
            onPressEnter={() => (name.trim() ? void save() : undefined)}
          />
        </Labelled>
        <Labelled label={t('view.sharing')} htmlFor="view-sharing">
          <Select
            id="view-sharing"
            value={shared}
            options={sharings.map(value => ({ value, label: t(`view.shared.${value}`) }))}
            onChange={setShared}
          />
        </Labelled>
        {error ? (
          <p className="error-text" role="alert">
            {problemText(error)}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}
