/** How many findings a definition has, in its head; their list lies over the canvas, so that nothing moves when they change. */
import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts } from '../draft/texts.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FindingList } from './finding-list.tsx'

export function DefinitionFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const errors = findings.filter(finding => finding.severity === 'error').length
  const warnings = findings.length - errors
  if (findings.length === 0) return null
  const words = [errors > 0 ? t.errors(integer(errors)) : '', warnings > 0 ? t.warnings(integer(warnings)) : '']
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="definition-findings">
          <FindingList findings={findings} />
        </div>
      }
    >
      <Button
        size="small"
        icon={
          errors > 0 ? (
            <CloseCircleOutlined className="finding-error" aria-hidden />
          ) : (
            <WarningOutlined className="finding-warning" aria-hidden />
          )
        }
      >
        {words.filter(Boolean).join(' · ')}
      </Button>
    </Popover>
  )
}
