/** Has the report sent by mail, as it stands on the screen. */
import { MailOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../../api/session.ts'
import { ScheduleDialog } from '../../report-schedules/schedule-dialog.tsx'
import type { ReportActionProps } from './report-action.ts'

export function ScheduleReport({ report, label, object, input }: ReportActionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useObject(object)?.rights.export) return null
  return (
    <>
      <Button icon={<MailOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('schedules.send')}
      </Button>
      {open ? (
        <ScheduleDialog
          report={report}
          label={label}
          parameters={input.parameters}
          period={input.period}
          filter={input.filter}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
