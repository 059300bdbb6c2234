/** Adds a field: its type from the gallery at the left, what it is to be at the right, where it appears. */
import { Checkbox, Modal } from 'antd'
import { useId, useState } from 'react'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FieldGallery } from './field-gallery.tsx'
import { type FieldWish, missingIn, plainWish, toField } from './field-wish.ts'
import { FieldWishForm } from './field-wish-form.tsx'
import { texts } from './texts.ts'
import { useFieldCommands } from './use-field-commands.ts'

interface AddFieldDialogProps {
  readonly object: ObjectDefinition
  readonly start?: Partial<FieldWish>
  readonly onClose: () => void
}

export function AddFieldDialog({ object, start, onClose }: AddFieldDialogProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all } = useDraft()
  const { select } = useSelection()
  const { addField } = useFieldCommands(object)
  const [wish, setWish] = useState<FieldWish>({ ...plainWish, ...start })
  const forms = all('form').filter(form => form.object === object.name)
  const lists = all('list').filter(list => list.object === object.name)
  const [onForms, setOnForms] = useState<string[]>(() =>
    forms.filter(form => (form.purpose ?? 'record') === 'record').map(form => form.name),
  )
  const [onLists, setOnLists] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const why = useId()
  const taken = object.fields.map(field => field.name)
  const field = toField(wish, taken)
  const missing = missingIn(wish, taken)
  const add = async () => {
    if (!field) return
    setBusy(true)
    const places = { forms: onForms, lists: wish.type === 'children' ? [] : onLists }
    const answer = await addField(field, places)
    setBusy(false)
    if (!answer) return
    onClose()
    const now = answer.changed.find(item => item.id === object.id)
    const id = now?.kind === 'object' ? now.fields.find(item => item.name === field.name)?.id : undefined
    if (id) select(['fields', id])
  }
  return (
    <Modal
      open
      width={920}
      title={t.addFieldTo(label(object))}
      okText={t.add}
      cancelText={t.cancel}
      okButtonProps={{ disabled: missing !== undefined, loading: busy, 'aria-describedby': why }}
      footer={(_, { OkBtn, CancelBtn }) => (
        <div className="row">
          <span id={why} className="muted add-field-missing" role="status">
            {missing ? t.missing[missing] : null}
          </span>
          <CancelBtn />
          <OkBtn />
        </div>
      )}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <div className="add-field">
        <FieldGallery value={wish.type} onChange={type => setWish({ ...wish, type })} />
        <div className="stack add-field-form">
          <FieldWishForm object={object} wish={wish} onChange={setWish} />
          {forms.length + lists.length > 0 ? (
            <fieldset className="places">
              <legend>{t.appearsOn}</legend>
              <Places label={t.forms} among={forms} value={onForms} onChange={setOnForms} />
              {wish.type === 'children' ? null : (
                <Places label={t.lists} among={lists} value={onLists} onChange={setOnLists} />
              )}
            </fieldset>
          ) : null}
        </div>
      </div>
    </Modal>
  )
}

interface PlacesProps {
  readonly label: string
  readonly among: readonly { readonly name: string; readonly label: object }[]
  readonly value: readonly string[]
  readonly onChange: (names: string[]) => void
}

function Places({ label: heading, among, value, onChange }: PlacesProps) {
  const { label } = useLocale()
  if (among.length === 0) return null
  return (
    <div className="places-kind">
      <span className="muted">{heading}</span>
      <Checkbox.Group
        value={[...value]}
        onChange={onChange}
        options={among.map(item => ({ value: item.name, label: label(item) }))}
      />
    </div>
  )
}
