/** How many findings the draft has; opens their list, from which one gets to the place of each. */
import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FindingList } from './finding-list.tsx'
import { texts } from './texts.ts'

export function FindingsButton() {
  const t = useTexts(draftTexts)
  const own = useTexts(texts)
  const { integer } = useLocale()
  const { findings } = useDraft()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState<'all' | 'error' | 'warning'>('all')
  const errors = findings.filter(finding => finding.severity === 'error').length
  const warnings = findings.length - errors
  const isMixed = errors > 0 && warnings > 0
  const shown = findings.filter(finding => !isMixed || wanted === 'all' || finding.severity === wanted)
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
        {isMixed ? (
          <Segmented
            className="finding-filter"
            size="small"
            aria-label={own.show}
            value={wanted}
            onChange={setWanted}
            options={[
              { value: 'all', label: own.all },
              { value: 'error', label: own.errors },
              { value: 'warning', label: own.warnings },
            ]}
          />
        ) : null}
        <FindingList findings={shown} onOpen={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
