/** What was typed into fields that are gone, to be copied from. */
import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordValues } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { Lost } from './carry-over.ts'

export function LostValues({ lost }: { readonly lost: readonly Lost[] }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { message } = App.useApp()
  return (
    <section className="notice notice-warn" aria-label={t('record.lost')}>
      <p>{t('record.lost')}</p>
      <dl className="lost-values">
        {lost.map(({ label, value }) => {
          const typed = plainText(value)
          return (
            <div key={`${text(label)} ${typed}`}>
              <dt>{text(label)}</dt>
              <dd>
                <span>{typed}</span>
                <Button
                  size="small"
                  icon={<CopyOutlined aria-hidden />}
                  onClick={() =>
                    void navigator.clipboard.writeText(typed).then(() => message.success(t('common.copied')))
                  }
                >
                  {t('common.copy')}
                </Button>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** A value of whatever type as the text that a person would type again. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(', ')
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  const { title, amount, currency, name } = value as RecordValues
  return [title ?? name ?? amount, currency].filter(part => part !== undefined).join(' ')
}
