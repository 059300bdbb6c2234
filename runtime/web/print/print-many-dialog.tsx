/** Chooses what is printed of many records; a job makes one PDF of all. */
import { App, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { documentsOf } from './documents-of.ts'
import { firstWish, keptAs, PrintChoice, type PrintWish } from './print-choice.tsx'
import './print.css'

interface PrintManyDialogProps {
  readonly object: string
  readonly count: number
  /** Which records: ids or a filter. */
  readonly scope: object
  readonly onStarted: (job: string) => void
  readonly onClose: () => void
}

export function PrintManyDialog({ object, count, scope, onStarted, onClose }: PrintManyDialogProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { locale } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const [chosen, setChosen] = useState<PrintWish>()
  const [busy, setBusy] = useState(false)
  const documents = documentsOf(catalog, object)
  const wish = chosen ?? firstWish(documents, locale)
  if (!wish) return null
  const start = async () => {
    setBusy(true)
    try {
      const address = `/api/documents/${encodeURIComponent(wish.document.name)}/print`
      const { job } = await post<{ job: string }>(address, { ...scope, locale: wish.locale, ...keptAs(wish) })
      onStarted(job)
    } catch (error) {
      void message.error(problemText(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('print.many', { count })}
      okText={t('print.print')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <PrintChoice documents={documents} wish={wish} onChange={setChosen} />
    </Modal>
  )
}
