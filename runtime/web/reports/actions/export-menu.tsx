/** The report as a file. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverAddress } from '../../api/mount.ts'
import { useObject } from '../../api/session.ts'
import { exportAddress } from '../report-api.ts'
import type { ReportActionProps } from './report-action.ts'

export function ExportMenu({ report, object, input, answer }: ReportActionProps) {
  const { t } = useTranslation()
  if (!useObject(object)?.rights.export || !answer) return null
  return (
    <Button icon={<DownloadOutlined aria-hidden />} href={serverAddress(exportAddress(report, input))}>
      {t(answer.exportsLess ? 'reports.exportLess' : 'reports.export')}
    </Button>
  )
}
