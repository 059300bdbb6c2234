/** What something that one keeps is called, and who else sees it: a view of a list, a report, a dashboard. */
import { Input, Modal, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject, useSession } from '../api/session.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { PeopleInput } from './people-input.tsx'
import type { KeptAs, Sharing } from './sharing.ts'

interface KeepDialogProps {
  readonly title: string
  readonly start: KeptAs
  /** Saves it; what it throws is told, and the dialog stays. */
  readonly onSave: (kept: KeptAs) => Promise<unknown>
  readonly onClose: () => void
}

const sharings: readonly Sharing['shared'][] = ['none', 'team', 'unit', 'all']

export function KeepDialog({ title, start, onSave, onClose }: KeepDialogProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const problemText = useProblemText()
  const ids = useId()
  const [kept, keep] = useState(start)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const isSaving = useRef(false)
  const seesPeople = useObject('user')?.rights.read === true
  const set = (patch: Partial<KeptAs>) => keep(before => ({ ...before, ...patch }))
  const save = async () => {
    if (kept.name.trim() === '' || isSaving.current) return
    isSaving.current = true
    setBusy(true)
    setError(undefined)
    try {
      await onSave({ ...kept, name: kept.name.trim() })
    } catch (failure) {
      setError(failure)
    } finally {
      isSaving.current = false
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: kept.name.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
      width={460}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('sharing.name')}>
          <Input
            autoFocus
            maxLength={100}
            value={kept.name}
            onChange={event => set({ name: event.target.value })}
            onPressEnter={() => void save()}
          />
        </Labelled>
        <Labelled label={t('sharing.who')} htmlFor={`${ids}-who`}>
          <Select
            id={`${ids}-who`}
            value={kept.shared}
            options={sharings.map(value => ({ value, label: t(`sharing.with.${value}`) }))}
            onChange={shared => set({ shared })}
          />
        </Labelled>
        {kept.shared === 'all' ? null : (
          <>
            <Labelled label={t('sharing.roles')} htmlFor={`${ids}-roles`}>
              <Select
                id={`${ids}-roles`}
                mode="multiple"
                value={[...(kept.roles ?? [])]}
                options={catalog.roles.map(role => ({ value: role.name, label: label(role) }))}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('sharing.nobodyElse')}
                onChange={roles => set({ roles })}
              />
            </Labelled>
            {seesPeople ? (
              <Labelled label={t('sharing.users')} htmlFor={`${ids}-users`}>
                <PeopleInput id={`${ids}-users`} value={kept.users ?? []} onChange={users => set({ users })} />
              </Labelled>
            ) : null}
          </>
        )}
        <p className="muted">{t('sharing.hint')}</p>
        {error ? (
          <p className="error-text" role="alert">
            {problemText(error)}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}
