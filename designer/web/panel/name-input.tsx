/** The name of a definition or element: renaming is one edit that all references follow. */
import { App, Input } from 'antd'
import { useState } from 'react'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ariaOf } from './picker-props.ts'
import type { PropertyInputProps } from './property-input.ts'
import { texts } from './texts.ts'
import { useRefusalText } from './use-refusal-text.ts'
import { useTyped } from './use-typed.ts'

export function NameInput(props: PropertyInputProps) {
  const { id, value, facts, path, disabled } = props
  const t = useTexts(texts)
  const { message } = App.useApp()
  const { select } = useSelection()
  const refusalText = useRefusalText()
  const [refusal, setRefusal] = useState<string>()
  const { spot, edits } = facts
  const before = typeof value === 'string' ? value : ''
  const take = async (typed: string) => {
    const to = typed.trim()
    const place = [...spot.place, ...path]
    try {
      const answer = await (place.length === 1 ? edits.rename(to) : edits.renameElement(place.slice(0, -1), to))
      if (!answer) return undefined
      setRefusal(undefined)
      if (answer.changed.length > 1) void message.info(t.followed(String(answer.changed.length - 1)))
      if (spot.array?.schema['x-key'] === props.name) select([...spot.place.slice(0, -1), to])
      return answer
    } catch (error) {
      setRefusal(refusalText(error))
      return undefined
    }
  }
  const [text, inputProps] = useTyped(before, take)
  const isRefused = refusal !== undefined && text !== before
  return (
    <>
      <Input
        id={id}
        className="name-input"
        value={text}
        disabled={disabled}
        maxLength={60}
        spellCheck={false}
        translate="no"
        {...ariaOf({ ...props, invalid: isRefused })}
        {...(isRefused ? { status: 'error' as const } : {})}
        {...inputProps}
      />
      {isRefused ? (
        <p className="error-text" role="alert">
          {refusal}
        </p>
      ) : text === before ? null : (
        <p className="property-hint">{t.renameHint}</p>
      )}
    </>
  )
}
