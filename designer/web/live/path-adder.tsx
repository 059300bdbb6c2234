/** Chooses a path and adds it: the button follows the choice, since a reference can be crossed or taken itself. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useState } from 'react'
import type { DraftField } from '../panel/draft-fields.ts'
import { PathPicker } from '../panel/path-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface PathAdderProps {
  readonly object: string
  readonly label: string
  readonly taken: readonly string[]
  readonly where?: (field: DraftField) => boolean
  readonly onAdd: (path: string) => void
}

export function PathAdder({ object, label, taken, where, onAdd }: PathAdderProps) {
  const t = useTexts(texts)
  const [path, choose] = useState<string>()
  const isTaken = path !== undefined && taken.includes(path)
  return (
    <Space.Compact block>
      <PathPicker
        object={object}
        value={path}
        onChange={choose}
        ariaLabel={label}
        placeholder={label}
        {...(where ? { where } : {})}
      />
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={path === undefined || isTaken}
        title={isTaken ? t.alreadyThere : undefined}
        aria-label={`${t.add}: ${label}`}
        onClick={() => {
          if (path) onAdd(path)
          choose(undefined)
        }}
      />
    </Space.Compact>
  )
}
