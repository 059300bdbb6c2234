/** What can be made new; each kind's dialog is registered in new-dialogs.ts. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Suspense, useState } from 'react'
import { texts } from '../draft/texts.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { newDialogs } from '../new-dialogs.ts'
import { useTexts } from '../texts/use-texts.ts'

export function NewDefinition() {
  const t = useTexts(texts)
  const { readOnly } = useDraft()
  const [kind, setKind] = useState<KindName>()
  const Dialog = kind ? newDialogs[kind] : undefined
  const kinds = Object.keys(newDialogs) as KindName[]
  if (readOnly || kinds.length === 0) return null
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map(key => ({ key, label: t.kind[key] })),
          onClick: ({ key }) => setKind(key as KindName),
        }}
      >
        <Button icon={<PlusOutlined aria-hidden />} aria-label={t.newDefinition} />
      </Dropdown>
      {Dialog ? (
        <Suspense>
          <Dialog onClose={() => setKind(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
