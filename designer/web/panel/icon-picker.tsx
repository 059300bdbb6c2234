/** Picks one of the pictures that definitions may name; the set is loaded when it is opened. */
import { Button, Input, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { ariaOf, type PickerProps } from './picker-props.ts'
import { texts } from './texts.ts'

const IconGrid = lazy(async () => ({ default: (await import('./icon-grid.tsx')).IconGrid }))

export function IconPicker(props: PickerProps<string>) {
  const { id, value, onChange, disabled, required } = props
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const pick = (name: string | undefined) => {
    setOpen(false)
    onChange(name)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={next => setOpen(next && !disabled)}
      destroyOnHidden
      content={
        <div className="icon-popup">
          <Input
            autoFocus
            allowClear
            placeholder={t.searchIcons}
            aria-label={t.searchIcons}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
          <Suspense fallback={<div className="icon-grid" />}>
            <IconGrid search={search} value={value} onPick={pick} />
          </Suspense>
          {value && !required ? (
            <Button type="text" size="small" onClick={() => pick(undefined)}>
              {t.noIcon}
            </Button>
          ) : null}
        </div>
      }
    >
      <Button
        className="icon-button"
        disabled={disabled ?? false}
        {...(id ? { id } : {})}
        {...ariaOf(props)}
        aria-expanded={open}
        aria-haspopup="dialog"
        icon={value ? <Icon name={value} label={value} /> : null}
      >
        {value ?? t.chooseIcon}
      </Button>
    </Popover>
  )
}
