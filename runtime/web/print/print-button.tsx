/** Prints a record; there where the catalog has documents of its object. */
import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { documentsOf } from './documents-of.ts'
import { PrintDialog } from './print-dialog.tsx'

interface PrintButtonProps {
  readonly object: string
  readonly id: string
}

export function PrintButton({ object, id }: PrintButtonProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const [open, setOpen] = useState(false)
  if (documentsOf(catalog, object).length === 0) return null
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('print.print')}
      </Button>
      {open ? <PrintDialog object={object} id={id} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
