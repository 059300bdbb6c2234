/** The buttons that start workflows for a record; while one runs, its button leads to where it stands. */
import { BranchesOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProblem } from '../api/problem.ts'
import { post } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { type OfferedWorkflow, recordAddress } from '../record/record-answer.ts'
import { StartDialog } from './start-dialog.tsx'

interface StartButtonsProps {
  readonly object: string
  readonly id: string
  readonly workflows: readonly OfferedWorkflow[]
  readonly onStarted: () => void
}

export function StartButtons({ object, id, workflows, onStarted }: StartButtonsProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const [busy, setBusy] = useState<string>()
  const [asking, ask] = useState<OfferedWorkflow>()
  const send = async ({ name, label }: OfferedWorkflow, body: object) => {
    await post(`${recordAddress(object, id)}/workflows/${encodeURIComponent(name)}`, body)
    void message.success(t('processes.started', { name: text(label) }))
  }
  const refresh = async () => {
    onStarted()
    const areas = ['tasks', 'workflow-instances', 'approvals']
    await Promise.all(areas.map(area => client.invalidateQueries({ queryKey: [area] })))
  }
  const start = async (workflow: OfferedWorkflow) => {
    if (workflow.choose?.length) return ask(workflow)
    setBusy(workflow.name)
    try {
      await send(workflow, {})
    } catch (error) {
      void message.error(problemText(error))
      if (!isProblem(error)) return
    } finally {
      setBusy(undefined)
    }
    await refresh()
  }
  const buttons = workflows.map(workflow =>
    workflow.running ? (
      <Button
        key={workflow.name}
        icon={<BranchesOutlined aria-hidden />}
        onClick={() => navigate(`/processes/${workflow.running}`)}
        title={t('processes.runningHint')}
      >
        {t('processes.running', { name: text(workflow.label) })}
      </Button>
    ) : (
      <Button key={workflow.name} loading={busy === workflow.name} onClick={() => void start(workflow)}>
        {text(workflow.label)}
      </Button>
    ),
  )
  return (
    <>
      {buttons}
      {asking ? (
        <StartDialog
          workflow={asking}
          onStart={async approvers => {
            await send(asking, { approvers })
            ask(undefined)
            await refresh()
          }}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </>
  )
}
