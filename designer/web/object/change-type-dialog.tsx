/** Changes the type of a field: says first what happens to its values, then counts it on the records of today. */
import { ArrowRightOutlined } from '@ant-design/icons'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { FieldDefinition, LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { conversionVerdict } from './conversion-verdict.ts'
import { FieldGallery } from './field-gallery.tsx'
import { fieldTypeTexts } from './field-type-texts.ts'
import { fieldTypes } from './field-types.ts'
import { type FieldWish, partsOf, plainWish } from './field-wish.ts'
import { WishParts } from './field-wish-form.tsx'
import { LiveEffect } from './live-effect.tsx'
import { texts } from './texts.ts'

interface ChangeTypeDialogProps {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
  readonly onClose: () => void
}

interface Use {
  readonly id: string
  readonly pointer: string
  readonly effect: LocalizedText
}

const tones = { whole: 'success', some: 'warning', none: 'error' } as const

export function ChangeTypeDialog({ object, field, onClose }: ChangeTypeDialogProps) {
  const t = useTexts(texts)
  const { names } = useTexts(fieldTypeTexts)
  const { label, text } = useLocale()
  const { run, undo, byId } = useDraft()
  const [wish, setWish] = useState<FieldWish>({
    ...plainWish,
    type: field.type,
    ...('target' in field ? { target: field.target } : {}),
    ...('picklist' in field && field.picklist ? { picklist: field.picklist, choicesFrom: 'picklist' } : {}),
  })
  const [isChanged, setChanged] = useState(false)
  const [busy, setBusy] = useState(false)
  const [uses, setUses] = useState<readonly Use[]>()
  const parts = partsOf(wish)
  const isRetarget = wish.type === 'reference' && field.type === 'reference' && wish.target !== field.target
  const isOther = wish.type !== field.type || isRetarget
  const verdict = conversionVerdict(field, wish.type, wish.target)
  const choose = (next: FieldWish) => {
    setUses(undefined)
    setWish(next)
  }
  const change = async () => {
    const args = { object: object.name, field: field.name, type: wish.type, properties: parts }
    setBusy(true)
    try {
      const answer = await run('change-field-type', uses ? { ...args, also: 'all' } : args, ['definition/used'])
      if (answer) setChanged(true)
    } catch (error) {
      if (!isProblem(error, 'definition/used')) throw error
      setUses((error.body.uses ?? []) as readonly Use[])
    } finally {
      setBusy(false)
    }
  }
  const takeBack = async () => {
    await undo()
    onClose()
  }
  const look = (type: FieldWish['type']) => {
    const TypeIcon = fieldTypes[type].icon
    return (
      <span className="field-type">
        <TypeIcon aria-hidden />
        <span>{names[type]}</span>
      </span>
    )
  }
  return (
    <Modal
      open
      width={isChanged ? 560 : 920}
      title={t.changeTypeOf(label(field))}
      onCancel={onClose}
      footer={
        isChanged ? (
          <>
            <Button onClick={() => void takeBack()}>{t.takeBack}</Button>
            <Button type="primary" onClick={onClose}>
              {t.keep}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button type="primary" disabled={!isOther || !parts} loading={busy} onClick={() => void change()}>
              {uses ? t.changeAll : t.change}
            </Button>
          </>
        )
      }
    >
      {isChanged ? (
        <div className="stack">
          <div className="type-change">
            {look(field.type)}
            <ArrowRightOutlined aria-hidden />
            {look(wish.type)}
          </div>
          <h3>{t.onLiveData}</h3>
          <LiveEffect object={object.name} field={field.name} />
        </div>
      ) : (
        <div className="add-field">
          <FieldGallery value={wish.type} onChange={type => choose({ ...wish, type })} without={['children']} />
          <div className="stack add-field-form">
            <div className="type-change">
              {look(field.type)}
              <ArrowRightOutlined aria-hidden />
              {look(wish.type)}
            </div>
            {wish.type === field.type && wish.type !== 'reference' ? null : (
              <WishParts object={object} wish={wish} onChange={choose} />
            )}
            {isOther ? (
              <Alert
                type={tones[verdict.outcome]}
                showIcon
                title={t.verdicts[verdict.outcome]}
                description={`${text(verdict.words)} ${verdict.outcome === 'whole' ? '' : t.keptForRollBack}`}
              />
            ) : null}
            {uses ? (
              <Alert
                type="warning"
                showIcon
                title={t.alsoChanges}
                description={
                  <ul className="type-uses">
                    {uses.map(use => (
                      <li key={use.id + use.pointer + use.effect.en}>
                        <strong>{label(byId(use.id))}</strong> {text(use.effect)}
                      </li>
                    ))}
                  </ul>
                }
              />
            ) : null}
          </div>
        </div>
      )}
    </Modal>
  )
}
