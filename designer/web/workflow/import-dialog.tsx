/** Takes in a model that was drawn elsewhere: says first what comes of it, then puts it in the place of the diagram. */
import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Upload } from 'antd'
import { useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useRefusalText } from '../panel/use-refusal-text.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type ImportAnswer, type ImportLine, readModel } from './import-api.ts'
import { importTexts } from './import-texts.ts'

interface ImportDialogProps {
  readonly workflow: WorkflowDefinition
  readonly onClose: () => void
}

export function ImportDialog({ workflow, onClose }: ImportDialogProps) {
  const t = useTexts(importTexts)
  const { integer } = useLocale()
  const { draft, run } = useDraft()
  const { select } = useSelection()
  const problemText = useProblemText()
  const refusalText = useRefusalText()
  const [answer, setAnswer] = useState<ImportAnswer>()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const read = async (file: Blob) => {
    setBusy(true)
    setFault(undefined)
    setAnswer(undefined)
    try {
      setAnswer(await readModel(draft.id, file))
    } catch (error) {
      setFault(`${problemText(error)} ${refusalText(error)}`)
    } finally {
      setBusy(false)
    }
  }
  const takeOver = async () => {
    if (!answer) return
    setBusy(true)
    const { id, kind, name, label, part, object, description } = workflow
    const kept = { id, kind, name, label, part, object, description }
    const definition = {
      ...answer.definition,
      ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    }
    const done = await run('replace-definition', { kind, name, definition })
    setBusy(false)
    if (!done) return
    select([])
    onClose()
  }
  return (
    <Modal
      open
      width={720}
      title={t.title}
      onCancel={onClose}
      onOk={() => void takeOver()}
      okText={t.replace}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !answer, loading: busy }}
    >
      <div className="stack">
        <p className="muted">{t.hint}</p>
        <Upload
          accept=".bpmn,.xml,application/xml,text/xml"
          showUploadList={false}
          beforeUpload={file => {
            void read(file)
            return false
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />} loading={busy}>
            {t.choose}
          </Button>
        </Upload>
        {fault ? <Alert type="error" showIcon title={fault} /> : null}
        {answer ? (
          <>
            <Alert
              type="success"
              showIcon
              title={t.read(
                t.dialects[answer.report.dialect],
                integer(answer.report.nodes),
                integer(answer.report.flows),
              )}
            />
            <Lines title={t.leftOut} none={t.nothingLeftOut} lines={answer.report.leftOut} />
            {answer.report.mapped.length > 0 ? <Lines title={t.mapped} lines={answer.report.mapped} /> : null}
          </>
        ) : null}
      </div>
    </Modal>
  )
}

interface LinesProps {
  readonly title: string
  readonly none?: string
  readonly lines: readonly ImportLine[]
}

function Lines({ title, none = '', lines }: LinesProps) {
  const { integer, text } = useLocale()
  return (
    <section>
      <h3>
        {title} <span className="muted">{integer(lines.length)}</span>
      </h3>
      {lines.length === 0 ? <p className="muted">{none}</p> : null}
      <ul className="import-lines">
        {lines.map(line => (
          <li key={line.id + line.text.en}>
            <strong>{line.name ?? line.id}</strong> <span className="muted">{line.element}</span>
            <br />
            {text(line.text)}
          </li>
        ))}
      </ul>
    </section>
  )
}
