/** How far the promotion is; it can be paused and, until it switches, cancelled. */
import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { controlPromotion, readPromotion } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function PromotionProgress() {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const act = useAct()
  const state = useQuery({
    queryKey: ['promotion'],
    queryFn: ({ signal }) => readPromotion(signal),
    refetchInterval: 700,
  })
  const promotion = state.data?.promotion
  const { phase, done = 0, total = 0, estimate } = promotion ?? {}
  const isPaused = promotion?.state === 'paused'
  const control = (wish: 'pause' | 'resume' | 'cancel') =>
    act({ work: () => controlPromotion(wish), refresh: ['promotion'] })
  return (
    <div className="promotion-progress" role="status">
      <strong>{isPaused ? t.paused : phase ? t.phases[phase] : t.running}</strong>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} size="small" />
      <div className="row">
        {estimate ? <span className="muted">{t.left(integer(Math.ceil(estimate)))}</span> : null}
        <span className="spacer" />
        {phase === 'prepare' ? (
          <>
            <Button size="small" onClick={() => void control(isPaused ? 'resume' : 'pause')}>
              {isPaused ? t.resume : t.pause}
            </Button>
            <Button size="small" danger onClick={() => void control('cancel')}>
              {t.cancel}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
