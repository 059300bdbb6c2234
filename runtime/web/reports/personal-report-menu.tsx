/** What the owner does with a report that he keeps: edit, rename, share, delete. */
import { MoreOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { get, remove } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { KeepReportDialog } from './builder/keep-report-dialog.tsx'
import type { PersonalReport, ReportToEdit } from './personal-report.ts'

interface PersonalReportMenuProps {
  readonly report: PersonalReport
  readonly onDeleted?: () => void
}

export function PersonalReportMenu({ report, onDeleted }: PersonalReportMenuProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [sharing, share] = useState<ReportToEdit>()
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      void message.error(problemText(error))
    }
  }
  const drop = () =>
    modal.confirm({
      title: t('builder.deleteTitle', { name: report.name }),
      okText: t('common.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        attempt(async () => {
          await remove(`/api/personal-reports/${report.id}`)
          await client.invalidateQueries({ queryKey: ['personal-reports'] })
          onDeleted?.()
        }),
    })
  const open = () => attempt(async () => share(await get<ReportToEdit>(`/api/reports/${report.id}/definition`)))
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('builder.edit') },
            ...(report.incomplete ? [] : [{ key: 'share', label: t('builder.share') }]),
            { key: 'delete', label: t('builder.delete'), danger: true },
          ],
          onClick: ({ key }) =>
            key === 'edit' ? navigate(`/reports/${report.id}/edit`) : key === 'share' ? void open() : void drop(),
        }}
      >
        <Button
          type="text"
          icon={<MoreOutlined aria-hidden />}
          aria-label={t('builder.settingsOf', { what: report.name })}
        />
      </Dropdown>
      {sharing ? (
        <KeepReportDialog
          title={t('builder.share')}
          replaces={{ id: report.id, changed: sharing.changed }}
          report={sharing.report}
          base={sharing.base?.name}
          start={report}
          onSaved={() => {
            share(undefined)
            void client.invalidateQueries({ queryKey: ['report', report.id] })
          }}
          onClose={() => share(undefined)}
        />
      ) : null}
    </>
  )
}
