/** Something shown once, to be copied now. */
import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

export function Secret({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <div className="secret">
      <code>{text}</code>
      <Button
        icon={<CopyOutlined aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => message.success(t('common.copied')))}
      >
        {t('common.copy')}
      </Button>
    </div>
  )
}
