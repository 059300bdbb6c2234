/** The report as a file: paper, a spreadsheet, or plain values. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../api/save-file.ts'
import { useObject } from '../../api/session.ts'
import { useAct } from '../../shell/use-act.ts'
import { exportAddress } from '../report-api.ts'
import type { ReportActionProps } from './report-action.ts'

const formats = ['pdf', 'xlsx', 'csv'] as const

export function ExportMenu({ report, object, input, answer }: ReportActionProps) {
  const { t } = useTranslation()
  const act = useAct()
  const [busy, setBusy] = useState(false)
  if (!useObject(object)?.rights.export || !answer) return null
  const save = async (format: (typeof formats)[number]) => {
    setBusy(true)
    await act({ work: () => saveFile(exportAddress(report, input, format)) })
    setBusy(false)
  }
  const items = formats.map(format => ({
    key: format,
    label: t(`reports.exportAs.${format}`),
    onClick: () => void save(format),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy}>
        {t(answer.exportsLess ? 'reports.exportLess' : 'reports.export')}
      </Button>
    </Dropdown>
  )
}
