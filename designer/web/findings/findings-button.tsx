/** How many findings the draft has; opens their list, from which one gets to the place of each. */
import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FindingList } from './finding-list.tsx'

export function FindingsButton() {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { findings } = useDraft()
  const [open, setOpen] = useState(false)
  const errors = findings.filter(finding => finding.severity === 'error').length
  const warnings = findings.length - errors
  const words = [errors > 0 ? t.errors(integer(errors)) : '', warnings > 0 ? t.warnings(integer(warnings)) : '']
  const icon =
    errors > 0 ? (
      <CloseCircleOutlined className="finding-error" aria-hidden />
    ) : warnings > 0 ? (
      <WarningOutlined className="finding-warning" aria-hidden />
    ) : (
      <CheckCircleOutlined className="finding-none" aria-hidden />
    )
  return (
    <>
      <Button type="text" icon={icon} onClick={() => setOpen(true)}>
        {words.filter(Boolean).join(' · ') || t.noFindings}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t.findings} size={560} destroyOnHidden>
        <FindingList findings={findings} onOpen={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
