/** The buttons that turn a record into others. */
import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { ConversionDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'

const ConversionDialog = lazy(async () => ({ default: (await import('./conversion-dialog.tsx')).ConversionDialog }))

interface ConversionButtonsProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly names: readonly string[]
  readonly onDone: () => void
}

export function ConversionButtons({ object, record, names, onDone }: ConversionButtonsProps) {
  const { catalog } = useSession()
  const { label } = useLocale()
  const [open, setOpen] = useState<ConversionDefinition>()
  return (
    <>
      {names.map(name => {
        const conversion = catalog.conversions.get(name)
        return conversion ? (
          <Button key={name} icon={<SwapOutlined aria-hidden />} onClick={() => setOpen(conversion)}>
            {label(conversion)}
          </Button>
        ) : null
      })}
      {open ? (
        <Suspense fallback={null}>
          <ConversionDialog
            object={object}
            record={record}
            conversion={open}
            onDone={onDone}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
