/** The name of a definition or element: renaming is one edit that all references follow. */
import { App, Input } from 'antd'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ariaOf } from './picker-props.ts'
import type { PropertyInputProps } from './property-input.ts'
import { texts } from './texts.ts'
import { useRename } from './use-rename.ts'
import { useTyped } from './use-typed.ts'

export function NameInput(props: PropertyInputProps) {
  const { id, value, facts, path, disabled, invalid } = props
  const t = useTexts(texts)
  const { message } = App.useApp()
  const { select } = useSelection()
  const rename = useRename(facts.definition)
  const before = typeof value === 'string' ? value : ''
  const { spot } = facts
  const take = async (typed: string) => {
    const answer = await rename([...spot.place, ...path], typed.trim())
    if (!answer) return undefined
    if (answer.changed.length > 1) void message.info(t.followed(String(answer.changed.length - 1)))
    if (spot.array?.schema['x-key'] === props.name) select([...spot.place.slice(0, -1), typed.trim()])
    return answer
  }
  const [text, inputProps] = useTyped(before, take)
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
        {...ariaOf(props)}
        {...(invalid ? { status: 'error' as const } : {})}
        {...inputProps}
      />
      {text === before ? null : <p className="property-hint">{t.renameHint}</p>}
    </>
  )
}
