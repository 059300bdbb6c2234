/** What a report that somebody keeps is called, and who else sees it. */
import { useQueryClient } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportBody } from '#metadata/report-body.ts'
import { post, put } from '../../api/request.ts'
import { useProblemText } from '../../i18n/problem-text.ts'
import { Labelled } from '../../shell/labelled.tsx'
import type { PersonalReport, Sharing } from '../personal-report.ts'

interface KeepReportDialogProps {
  readonly title: string
  readonly report: ReportBody
  readonly base: string | undefined
  /** The report that is changed; a new one without it. */
  readonly id?: string | undefined
  readonly name: string
  readonly shared: Sharing
  readonly onSaved: (saved: PersonalReport) => void
  readonly onClose: () => void
}

const sharings: readonly Sharing[] = ['none', 'team', 'unit', 'all']

export function KeepReportDialog(props: KeepReportDialogProps) {
  const { title, report, base, id, onSaved, onClose } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [name, setName] = useState(props.name)
  const [shared, share] = useState(props.shared)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (name.trim() === '') return
    setBusy(true)
    setError(undefined)
    try {
      const body = { name: name.trim(), shared, report, ...(base === undefined ? {} : { base }) }
      const saved = id
        ? await put<PersonalReport>(`/api/personal-reports/${id}`, body)
        : await post<PersonalReport>('/api/personal-reports', body)
      await client.invalidateQueries({ queryKey: ['personal-reports'] })
      onSaved(saved)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
      width={420}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('builder.name')}>
          <Input
            autoFocus
            maxLength={100}
            value={name}
            onChange={event => setName(event.target.value)}
            onPressEnter={() => void save()}
          />
        </Labelled>
        <Labelled label={t('view.sharing')} htmlFor="report-sharing">
          <Select
            id="report-sharing"
            value={shared}
            options={sharings.map(value => ({ value, label: t(`view.shared.${value}`) }))}
            onChange={share}
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
