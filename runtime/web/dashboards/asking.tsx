/** A tile whose answer is on its way: a skeleton, and after a moment for how long it is being reckoned and a way to stop it. */
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'

export function Asking({ onCancel }: { readonly onCancel?: () => void }) {
  const { t } = useTranslation()
  const { integer } = useLocale()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(before => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="tile-asking">
      <Skeleton active title={false} paragraph={{ rows: 3 }} />
      {seconds >= 2 ? (
        <p className="muted row">
          {t('dashboards.asking', { seconds: integer(seconds) })}
          {onCancel ? (
            <Button type="link" size="small" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
