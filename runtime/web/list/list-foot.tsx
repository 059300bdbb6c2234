/** How much is shown of how many, and the way to more. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import type { RecordsAnswer } from './use-records.ts'

interface ListFootProps {
  readonly shown: number
  readonly count: RecordsAnswer | undefined
  readonly hasMore: boolean
  readonly loading: boolean
  readonly onMore: () => void
}

export function ListFoot({ shown, count, hasMore, loading, onMore }: ListFootProps) {
  const { t } = useTranslation()
  const { integer } = useLocale()
  if (shown === 0) return null
  const total = count?.count === undefined ? '' : `${integer(count.count)}${count.more ? '+' : ''}`
  return (
    <div className="list-foot">
      <span className="muted">
        {total ? t('list.shownOf', { shown: integer(shown), total }) : t('list.shown', { shown: integer(shown) })}
      </span>
      {hasMore ? (
        <Button loading={loading} onClick={onMore}>
          {t('list.loadMore')}
        </Button>
      ) : null}
    </div>
  )
}
