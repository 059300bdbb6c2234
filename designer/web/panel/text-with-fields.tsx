/** A text with fields in braces: fields are inserted where the cursor is, and the text is shown as people will read it. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Popover } from 'antd'
import { useRef, useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { pathWords } from './draft-fields.ts'
import { PathPicker } from './path-picker.tsx'
import { ariaOf, type PickerProps } from './picker-props.ts'
import { texts } from './texts.ts'
import { useTyped } from './use-typed.ts'

interface TextWithFieldsProps extends PickerProps<string> {
  readonly object: string | undefined
  readonly title: string
}

export function TextWithFields(props: TextWithFieldsProps) {
  const { id, value, onChange, disabled, object, title, invalid, required } = props
  const t = useTexts(texts)
  const { label } = useLocale()
  const draft = useDraft()
  const input = useRef<InputRef>(null)
  const [open, setOpen] = useState(false)
  const [text, inputProps] = useTyped(value ?? '', typed => onChange(typed === '' && !required ? undefined : typed))
  const insert = (path: string | undefined) => {
    if (!path) return
    setOpen(false)
    const at = input.current?.input?.selectionStart ?? text.length
    void onChange(`${text.slice(0, at)}{${path}}${text.slice(at)}`)
  }
  const shown = text.replaceAll(
    /\{([^{}]*)\}/g,
    (_, path: string) => `‹${pathWords(draft, draft.find('object', object), path, label)}›`,
  )
  return (
    <div>
      <span className="text-with-fields">
        <Input
          ref={input}
          value={text}
          disabled={disabled ?? false}
          {...(id ? { id } : {})}
          {...ariaOf(props)}
          aria-label={title}
          {...(invalid ? { status: 'error' as const } : {})}
          {...inputProps}
        />
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          destroyOnHidden
          placement="bottomRight"
          content={
            <div style={{ width: 260 }}>
              <PathPicker object={object} value={undefined} onChange={insert} ariaLabel={t.insertField} required />
            </div>
          }
        >
          <Button icon={<PlusOutlined aria-hidden />} disabled={disabled ?? false} aria-expanded={open}>
            {t.insertField}
          </Button>
        </Popover>
      </span>
      {text.includes('{') ? <p className="property-hint">{shown}</p> : null}
    </div>
  )
}
