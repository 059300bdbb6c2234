/** Chooses a document and its language, shows the sheet, and saves the PDF. */
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, queryString } from '../api/request.ts'
import { saveFile } from '../api/save-file.ts'
import { useSession } from '../api/session.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { documentsOf } from './documents-of.ts'
import { KeptDocuments, keptKey } from './kept-documents.tsx'
import { firstWish, keptAs, PrintChoice, type PrintWish } from './print-choice.tsx'
import { type Sheet, SheetFrame } from './sheet-frame.tsx'

interface PrintDialogProps {
  readonly object: string
  readonly id: string
  readonly onClose: () => void
}

interface Preview {
  readonly html: string
  readonly fileName: string
  readonly page: Sheet
}

export function PrintDialog({ object, id, onClose }: PrintDialogProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { locale } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<PrintWish>()
  const [busy, setBusy] = useState(false)
  const address = `/api/records/${encodeURIComponent(object)}/${id}/documents`
  const offered = useQuery({
    queryKey: ['documents', object, id],
    queryFn: ({ signal }) => get<{ readonly documents: readonly string[] }>(address, signal),
    staleTime: 0,
  })
  const documents = documentsOf(catalog, object).filter(item => offered.data?.documents.includes(item.name))
  const wish = chosen ?? firstWish(documents, locale)
  const at = wish && `${address}/${encodeURIComponent(wish.document.name)}`
  const query = queryString({ locale: wish?.locale })
  const preview = useQuery({
    queryKey: ['document-preview', object, id, wish?.document.name, wish?.locale],
    queryFn: ({ signal }) => get<Preview>(`${at}/preview${query}`, signal),
    enabled: wish !== undefined,
    staleTime: 0,
    placeholderData: before => before,
  })
  const save = async () => {
    setBusy(true)
    const kept = wish ? queryString({ locale: wish.locale, ...keptAs(wish) }) : query
    await saveFile(`${at}${kept}`).catch(error => message.error(problemText(error)))
    await client.invalidateQueries({ queryKey: keptKey(object, id) })
    setBusy(false)
  }
  return (
    <Modal
      open
      width={1080}
      title={t('print.title')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('common.close')}
        </Button>,
        <Button
          key="save"
          type="primary"
          icon={<DownloadOutlined aria-hidden />}
          loading={busy}
          disabled={!preview.data || preview.isError}
          onClick={() => void save()}
        >
          {t('print.download')}
        </Button>,
      ]}
    >
      {offered.error ? (
        <ErrorState error={offered.error} retry={() => void offered.refetch()} />
      ) : !offered.data ? (
        <Skeleton active />
      ) : !wish ? (
        <EmptyState text={t('print.none')} />
      ) : (
        <div className="print-sides">
          <div className="stack">
            <PrintChoice documents={documents} wish={wish} onChange={setChosen} />
            <KeptDocuments object={object} id={id} />
          </div>
          {preview.error ? (
            <ErrorState error={preview.error} retry={() => void preview.refetch()} />
          ) : preview.data ? (
            <SheetFrame html={preview.data.html} sheet={preview.data.page} title={preview.data.fileName} />
          ) : (
            <Skeleton active paragraph={{ rows: 12 }} />
          )}
        </div>
      )}
    </Modal>
  )
}
