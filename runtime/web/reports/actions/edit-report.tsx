/** Edits a report that one keeps, or makes a variant of any other that may be opened. */
import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../../api/session.ts'
import { useReport } from '../personal-report.ts'
import { PersonalReportMenu } from '../personal-report-menu.tsx'
import type { ReportActionProps } from './report-action.ts'

export function EditReport({ report }: ReportActionProps) {
  const { t } = useTranslation()
  const { me } = useSession()
  const navigate = useNavigate()
  const { personal } = useReport(report)
  const mayBuild = !personal || personal.mine || personal.base !== undefined || me.system.includes('analyse')
  if (!mayBuild) return null
  return (
    <>
      <Button
        icon={<EditOutlined aria-hidden />}
        onClick={() => navigate(`/reports/${encodeURIComponent(report)}/edit`)}
      >
        {t(personal?.mine ? 'builder.edit' : 'builder.asMine')}
      </Button>
      {personal?.mine ? <PersonalReportMenu report={personal} onDeleted={() => navigate('/reports')} /> : null}
    </>
  )
}
