/** What runs: the diagram of an approval to look at, and the way to a workflow that can be drawn further. */
import { BranchesOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Diagram } from '#runtime/web/workflow/diagram.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export function ApprovalDiagram() {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const { run, draft } = useDraft()
  const { approval, readOnly } = useApproval()
  const workflow = useMemo(() => approvalWorkflow(approval), [approval])
  const convert = async () => {
    const answer = await run('convert-approval', { approval: approval.name })
    const made = answer?.changed.find(item => item.kind === 'workflow')
    if (made) navigate(`/designer/drafts/${draft.id}/workflow/${made.id}`)
  }
  const ask = () =>
    modal.confirm({
      title: t.convertTitle(label(approval)),
      content: t.convertHint,
      okText: t.convert,
      cancelText: t.cancel,
      onOk: convert,
    })
  return (
    <>
      <div className="approval-tools">
        <p className="muted">{t.diagramHint}</p>
        <span className="spacer" />
        {readOnly ? null : (
          <Button size="small" icon={<BranchesOutlined aria-hidden />} onClick={ask}>
            {t.convert}
          </Button>
        )}
      </div>
      <div className="card approval-board">
        <Diagram workflow={workflow} label={t.diagramOf(label(approval))} />
      </div>
    </>
  )
}
