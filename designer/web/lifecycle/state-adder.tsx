/** Makes a state of a choice that is none yet. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import type { LifecycleHandle } from './use-lifecycle.ts'

export function StateAdder({ handle }: { readonly handle: LifecycleHandle }) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { unused, addState } = handle
  return (
    <Dropdown
      trigger={['click']}
      disabled={unused.length === 0}
      menu={{
        items: unused.map(choice => ({ key: choice.code, label: text(choice.label, choice.code) })),
        onClick: ({ key }) => void addState(key),
      }}
    >
      <Button size="small" icon={<PlusOutlined aria-hidden />} title={unused.length === 0 ? t.allStates : undefined}>
        {t.addState}
      </Button>
    </Dropdown>
  )
}
