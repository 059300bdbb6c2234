/** Chooses the file and reads its first rows. */
import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { type Preview, previewFile } from './import-file.ts'

interface ChooseFileProps {
  readonly object: CatalogObject
  readonly onChosen: (file: File, preview: Preview) => void
}

export function ChooseFile({ object, onChosen }: ChooseFileProps) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const read = async (file: File) => {
    setBusy(true)
    setError(undefined)
    try {
      onChosen(file, await previewFile(object.name, file))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      <Upload.Dragger
        accept=".csv,.txt,.ndjson,.jsonl"
        multiple={false}
        showUploadList={false}
        disabled={busy}
        beforeUpload={file => {
          void read(file)
          return false
        }}
      >
        <p className="import-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p>{busy ? t('common.loading') : t('import.drop')}</p>
        <p className="muted">{t('import.formats')}</p>
      </Upload.Dragger>
      {error ? (
        <p className="error-text" role="alert">
          {problemText(error)}
        </p>
      ) : null}
    </div>
  )
}
