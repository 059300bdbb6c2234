/** What a kept dashboard is called, and who else sees it. */
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../shell/labelled.tsx'
import type { KeptDashboard, Sharing } from './kept-dashboard.ts'

interface ShareDialogProps {
  readonly dashboard: Pick<KeptDashboard, 'name' | 'shared'>
  readonly onSave: (change: { readonly name: string; readonly shared: Sharing }) => Promise<boolean>
  readonly onClose: () => void
}

const sharings: readonly Sharing[] = ['none', 'team', 'unit', 'all']

export function ShareDialog({ dashboard, onSave, onClose }: ShareDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(dashboard.name)
  const [shared, setShared] = useState(dashboard.shared)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    if (await onSave({ name: name.trim(), shared })) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open
      title={t('dashboards.share')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
      width={420}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('dashboards.name')}>
          <Input autoFocus maxLength={100} value={name} onChange={event => setName(event.target.value)} />
        </Labelled>
        <Labelled label={t('view.sharing')} htmlFor="dashboard-sharing">
          <Select
            id="dashboard-sharing"
            value={shared}
            options={sharings.map(value => ({ value, label: t(`view.shared.${value}`) }))}
            onChange={setShared}
          />
        </Labelled>
      </div>
    </Modal>
  )
}
