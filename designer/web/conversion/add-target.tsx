/** Adds a record to what a conversion makes; what goes without saying is mapped at once. */
import type { ConversionDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { deriveName } from '../object/derive-name.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { sameFields } from './same-fields.ts'
import { texts } from './texts.ts'

interface AddTargetProps {
  readonly conversion: ConversionDefinition
  readonly source: ObjectDefinition
}

export function AddTarget({ conversion, source }: AddTargetProps) {
  const t = useTexts(texts)
  const { find, run, readOnly } = useDraft()
  const { select } = useSelection()
  if (readOnly) return null
  const add = async (name: string | undefined) => {
    const object = find('object', name)
    if (!object) return
    const taken = conversion.targets.map(target => target.name)
    const element = {
      name: deriveName({ en: object.name }, taken),
      target: object.name,
      label: object.label,
      fields: sameFields(source, object),
    }
    const answer = await run('add-element', {
      kind: 'conversion',
      name: conversion.name,
      path: ['targets'],
      element,
    })
    const now = answer?.changed.find(item => item.id === conversion.id)
    const made = now?.kind === 'conversion' ? now.targets.at(-1) : undefined
    if (made) select(['targets', made.id])
  }
  return (
    <div className="add-target">
      <DefinitionPicker
        kind="object"
        value={undefined}
        ariaLabel={t.addTarget}
        placeholder={t.addTarget}
        onChange={add}
      />
      <span className="muted hint">{t.sameFields}</span>
    </div>
  )
}
