/** The sheet as it would be printed about a record of production, and the PDF of it. */
import { FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import { get, queryString } from '#runtime/web/api/request.ts'
import { saveFile } from '#runtime/web/api/save-file.ts'
import { useSession } from '#runtime/web/api/session.ts'
import type { Reference } from '#runtime/web/api/values.ts'
import { RecordPicker } from '#runtime/web/fields/record-picker.tsx'
import { searchRecords } from '#runtime/web/fields/search-records.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type Sheet, SheetFrame } from '#runtime/web/print/sheet-frame.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface DocumentPreviewProps {
  readonly definition: DocumentDefinition
  readonly language: 'en' | 'zh-CN'
}

interface Previewed {
  readonly html: string
  readonly fileName: string
  readonly page: Sheet
}

export function DocumentPreview({ definition, language }: DocumentPreviewProps) {
  const t = useTexts(texts)
  const { catalog } = useSession()
  const { find } = useDraft()
  const objectId = find('object', definition.object)?.id
  const live = [...catalog.objects.values()].find(item => item.id === objectId)
  return (
    <section className="stack" aria-label={t.preview}>
      {live ? (
        <LivePreview definition={definition} language={language} object={live} />
      ) : (
        <EmptyState text={t.notLive} />
      )}
    </section>
  )
}

function LivePreview({ definition, language, object }: DocumentPreviewProps & { readonly object: CatalogObject }) {
  const t = useTexts(texts)
  const { draft, findingsOf } = useDraft()
  const { locale } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState<Reference>()
  const [busy, setBusy] = useState(false)
  const first = useQuery({
    queryKey: ['first-record', object.name, locale],
    queryFn: () => searchRecords(object, { text: '', filter: undefined, locale }),
  })
  const record = chosen ?? first.data?.[0]
  const address = `/api/designer/drafts/${draft.id}/documents/${encodeURIComponent(definition.name)}`
  const query = queryString({ record: record?.id, locale: language })
  const findings = findingsOf(definition.id)
  const isUnreadable = findings.some(({ code }) => code === 'document/malformed')
  const isIncomplete = findings.some(({ code, range }) => code === 'reference/unknown' && range)
  const preview = useQuery({
    queryKey: ['document-draft', draft.id, draft.version, definition.id, record?.id, language],
    queryFn: ({ signal }) => get<Previewed>(`${address}/preview${query}`, signal),
    // A text that cannot be read says nothing: what it said last stays.
    enabled: record !== undefined && !isUnreadable,
    placeholderData: before => before,
  })
  const save = async () => {
    setBusy(true)
    await saveFile(`${address}/pdf${query}`).catch(error => message.error(problemText(error)))
    setBusy(false)
  }
  return (
    <>
      <div className="document-tools">
        <Labelled label={t.record} htmlFor="document-record">
          <RecordPicker
            id="document-record"
            object={object}
            value={record}
            onChange={setChosen}
            placeholder={t.recordHint}
          />
        </Labelled>
        <Button
          icon={<FilePdfOutlined aria-hidden />}
          loading={busy}
          disabled={!preview.data || preview.isError || isUnreadable}
          onClick={() => void save()}
        >
          {t.pdf}
        </Button>
      </div>
      {preview.error ? (
        <p className="error-text" role="alert">
          {problemText(preview.error)}
        </p>
      ) : null}
      {preview.data && (isUnreadable || isIncomplete) ? (
        <p className="muted" role="status">
          {isUnreadable ? t.lastReadable : t.incomplete}
        </p>
      ) : null}
      {preview.data ? (
        <SheetFrame html={preview.data.html} sheet={preview.data.page} title={preview.data.fileName} />
      ) : (
        <EmptyState text={isUnreadable ? t.noPreview : t.noRecord} small />
      )}
    </>
  )
}
