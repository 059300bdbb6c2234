/** A new record in a drawer: choose its type, fill in the form, save. */
import { App, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useObject, useSession } from '../api/session.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { CreateRequest } from './drawer-context.ts'
import { RecordEditor } from './record-editor.tsx'
import { offeredTypes, RecordTypeChoice } from './record-type-choice.tsx'

interface CreateDrawerProps {
  readonly request: CreateRequest
  readonly onClose: () => void
}

export function CreateDrawer({ request, onClose }: CreateDrawerProps) {
  const { t } = useTranslation()
  const { label, locale } = useLocale()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { catalog } = useSession()
  // A newer revision may give the object another name while the form is open.
  const [id] = useState(useObject(request.object)?.id)
  const object = [...catalog.objects.values()].find(item => item.id === id)
  const types = object ? offeredTypes(object) : []
  const [recordType, setRecordType] = useState(request.recordType ?? (types.length === 1 ? types[0]?.name : undefined))
  const [open, setOpen] = useState(true)
  if (!object) return null
  // The columns of lines want to be seen beside each other.
  const hasLines = object.fields.some(field => field.type === 'children' && field.embedded)
  const mustChoose = types.length > 0 && recordType === undefined
  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={shown => {
        if (!shown) onClose()
      }}
      size={request.purpose === 'dialog' ? 560 : hasLines ? 1120 : 760}
      title={<h2>{t('record.newOf', { object: label(object) })}</h2>}
      mask={{ closable: false }}
      styles={{ body: { padding: 0 } }}
      destroyOnHidden
    >
      {mustChoose ? (
        <RecordTypeChoice types={types} onChoose={setRecordType} />
      ) : (
        <RecordEditor
          object={object}
          purpose={request.purpose}
          formName={request.form}
          recordType={recordType}
          initial={request.values}
          place="drawer"
          onCancel={() => setOpen(false)}
          onSaved={saved => {
            const title = recordTitle(object, saved, locale)
            setOpen(false)
            void message.success(t('record.saved', { title }))
            if (request.onSaved) request.onSaved({ id: saved.id, title })
            else navigate(`/records/${encodeURIComponent(object.name)}/${saved.id}`)
          }}
        />
      )}
    </Drawer>
  )
}
