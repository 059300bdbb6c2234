/** Choices as a table: both labels, color and state written in place, order by dragging or keys, new ones at the end. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Choice, Definition, LocalizedText } from '#metadata/definitions.ts'
import { type Locale, localeNames, locales } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { nameFrom } from '../definition/name-from.ts'
import { type Place, useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { ChoiceColor } from '../panel/choice-color.tsx'
import { RemoveDialog } from '../panel/remove-dialog.tsx'
import { SortableRows } from '../panel/sortable-rows.tsx'
import { useEdits } from '../panel/use-edits.ts'
import { useHeld } from '../panel/use-held.ts'
import { useRefusalText } from '../panel/use-refusal-text.ts'
import { useTyped } from '../panel/use-typed.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import './picklist.css'

interface ChoicesTableProps {
  readonly definition: Definition
  /** Where the choices stand in it. */
  readonly path: Place
  readonly choices: readonly Choice[]
  /** JSON pointer of the choices. */
  readonly pointer: string
}

export function ChoicesTable({ definition, path, choices, pointer }: ChoicesTableProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { run, readOnly, findingsOf } = useDraft()
  const { place, select } = useSelection()
  const [removed, setRemoved] = useState<Choice>()
  const { kind, name } = definition
  const set = (code: string, property: string, value: unknown) =>
    run('set-property', {
      kind,
      name,
      path: [...path, code, property],
      ...(value === undefined || value === false ? {} : { value }),
    })
  const move = (code: string, to: number) => {
    const others = choices.map(choice => choice.code).filter(other => other !== code)
    return run('move-element', { kind, name, path: [...path, code], after: to === 0 ? null : others[to - 1] })
  }
  const isSelected = (code: string) => place.join('/') === [...path, code].join('/')
  const findings = findingsOf(definition.id)
  return (
    <ScrollRegion label={t.choices}>
      <div className="choice-row choice-head" aria-hidden>
        <span />
        <span>{t.code}</span>
        {locales.map(locale => (
          <span key={locale}>
            {t.label} · {localeNames[locale]}
          </span>
        ))}
        <span>{t.color}</span>
        <span>{t.closed}</span>
        <span>{t.retired}</span>
        <span />
      </div>
      {choices.length === 0 ? <EmptyState text={t.none} hint={t.noneHint} small /> : null}
      <SortableRows
        items={choices}
        keyOf={choice => choice.code}
        labelOf={choice => text(choice.label, choice.code)}
        onMove={move}
        disabled={readOnly || choices.length < 2}
        label={t.choices}
      >
        {(choice, index, handle) => {
          const words = text(choice.label, choice.code)
          const wrong = findings.filter(
            item => item.pointer === `${pointer}/${index}` || item.pointer.startsWith(`${pointer}/${index}/`),
          )
          return (
            <>
              <div className={`choice-row${isSelected(choice.code) ? ' choice-selected' : ''}`}>
                <span>{handle}</span>
                <button
                  type="button"
                  className="choice-code"
                  translate="no"
                  aria-label={`${choice.code} · ${t.open(words)}`}
                  onClick={() => select([...path, choice.code])}
                >
                  {choice.code}
                </button>
                {locales.map(locale => (
                  <LabelCell
                    key={locale}
                    locale={locale}
                    words={words}
                    label={choice.label}
                    disabled={readOnly}
                    onChange={label => set(choice.code, 'label', label)}
                  />
                ))}
                <ChoiceColor
                  value={choice.color}
                  onChange={color => set(choice.code, 'color', color)}
                  disabled={readOnly}
                  ariaLabel={`${words}: ${t.color}`}
                />
                <FlagCell
                  checked={choice.closed === true}
                  disabled={readOnly}
                  onChange={on => set(choice.code, 'closed', on)}
                  label={`${words}: ${t.closed}`}
                />
                <FlagCell
                  checked={choice.retired === true}
                  disabled={readOnly}
                  onChange={on => set(choice.code, 'retired', on)}
                  label={`${words}: ${t.retired}`}
                />
                {readOnly ? null : (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined aria-hidden />}
                    aria-label={t.remove(words)}
                    onClick={() => setRemoved(choice)}
                  />
                )}
              </div>
              {wrong.map(finding => (
                <FindingNote key={finding.code + finding.pointer} finding={finding} />
              ))}
            </>
          )
        }}
      </SortableRows>
      {readOnly ? null : <NewChoice definition={definition} path={path} taken={choices.map(choice => choice.code)} />}
      {removed ? (
        <RemoveDialog
          what={text(removed.label, removed.code)}
          command="remove-element"
          args={{ kind, name, path: [...path, removed.code] }}
          onClose={() => setRemoved(undefined)}
          onDone={() => select([])}
        />
      ) : null}
    </ScrollRegion>
  )
}

interface FlagCellProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => unknown
}

function FlagCell({ label, checked, disabled, onChange }: FlagCellProps) {
  const [shown, change] = useHeld(checked, onChange)
  return (
    <Checkbox checked={shown} disabled={disabled} onChange={event => change(event.target.checked)} aria-label={label} />
  )
}

interface LabelCellProps {
  readonly locale: Locale
  readonly words: string
  readonly label: LocalizedText
  readonly disabled: boolean
  readonly onChange: (label: LocalizedText) => unknown
}

function LabelCell({ locale, words, label, disabled, onChange }: LabelCellProps) {
  const [text, inputProps] = useTyped(label[locale] ?? '', typed => {
    const { [locale]: _before, ...others } = label
    return onChange(typed.trim() === '' ? others : { ...others, [locale]: typed })
  })
  return (
    <Input
      lang={locale}
      value={text}
      disabled={disabled}
      aria-label={`${words} · ${localeNames[locale]}`}
      {...inputProps}
    />
  )
}

interface NewChoiceProps {
  readonly definition: Definition
  readonly path: Place
  readonly taken: readonly string[]
}

/** One line to write the next choice in; Enter adds it and starts the next. */
function NewChoice({ definition, path, taken }: NewChoiceProps) {
  const t = useTexts(texts)
  const edits = useEdits(definition)
  const refusalText = useRefusalText()
  const first = useRef<HTMLDivElement>(null)
  const [label, setLabel] = useState<LocalizedText>({})
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const hasLabel = Object.values(label).some(text => text?.trim())
  const code = typed ?? (hasLabel ? nameFrom(label, taken, 'choice') : '')
  const add = async () => {
    if (!code) return
    try {
      const answer = await edits.add(path, { code, label: hasLabel ? label : { en: code } })
      if (!answer) return
      setLabel({})
      setTyped(undefined)
      setRefusal(undefined)
      first.current?.querySelector<HTMLInputElement>('input[lang]')?.focus()
    } catch (error) {
      setRefusal(refusalText(error))
    }
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in an input adds, as in any form */}
      <div
        ref={first}
        className="choice-row choice-new"
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
        }}
      >
        <span />
        <Input
          value={code}
          onChange={event => setTyped(event.target.value)}
          placeholder={t.code}
          aria-label={t.newCode}
          translate="no"
          maxLength={60}
        />
        {locales.map(locale => (
          <Input
            key={locale}
            lang={locale}
            value={label[locale] ?? ''}
            placeholder={t.newChoice}
            aria-label={`${t.newChoice} · ${localeNames[locale]}`}
            onChange={event => setLabel(before => ({ ...before, [locale]: event.target.value }))}
          />
        ))}
        <Button icon={<PlusOutlined aria-hidden />} disabled={code === ''} onClick={() => void add()}>
          {t.add}
        </Button>
      </div>
      {refusal ? (
        <p className="error-text" role="alert">
          {refusal}
        </p>
      ) : null}
    </>
  )
}
