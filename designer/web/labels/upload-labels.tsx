/** Takes a table of texts back in and says row by row what came of it. */
import { UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Modal, Upload } from 'antd'
import { useState } from 'react'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type LabelReport, sendLabels } from './label-api.ts'
import { texts } from './texts.ts'

export function UploadLabels() {
  const t = useTexts(texts)
  const { draft } = useDraft()
  const client = useQueryClient()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<LabelReport>()
  const send = async (file: Blob) => {
    setBusy(true)
    try {
      setReport((await sendLabels(draft.id, file, draft.version)).report)
      await client.invalidateQueries({ queryKey: ['draft', draft.id] })
    } catch (error) {
      void message.error(problemText(error), 6)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Upload
        accept=".csv,text/csv"
        showUploadList={false}
        beforeUpload={file => {
          void send(file)
          return false
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={busy}>
          {busy ? t.uploading : t.upload}
        </Button>
      </Upload>
      {report ? <ReportDialog report={report} onClose={() => setReport(undefined)} /> : null}
    </>
  )
}

function ReportDialog({ report, onClose }: { readonly report: LabelReport; readonly onClose: () => void }) {
  const t = useTexts(texts)
  const { integer, text } = useLocale()
  const { changed, unchanged, faults, more = 0 } = report
  return (
    <Modal
      open
      width={640}
      title={t.report}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.close}
        </Button>
      }
    >
      <div className="stack">
        <Alert
          type={changed > 0 ? 'success' : 'info'}
          showIcon
          title={t.changed(integer(changed))}
          description={`${t.unchanged(integer(unchanged))}. ${changed > 0 ? t.undoHint : ''}`}
        />
        {faults.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            title={t.faults(integer(faults.length + more))}
            description={
              <ul className="label-faults">
                {faults.map(fault => (
                  <li key={fault.line}>
                    <strong>{t.line(integer(fault.line))}</strong> {text(fault.message)}{' '}
                    {fault.didYouMean ? t.didYouMean(fault.didYouMean.join(', ')) : null}
                  </li>
                ))}
                {more > 0 ? <li>{t.more(integer(more))}</li> : null}
              </ul>
            }
          />
        ) : null}
      </div>
    </Modal>
  )
}
