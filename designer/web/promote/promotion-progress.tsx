/** How far a promotion is; until it switches it can be paused, resumed and cancelled, also by somebody who comes later. */
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { controlPromotion, type PromotionAnswer, type PromotionState, resumePromotion } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface PromotionProgressProps {
  /** undefined while nothing is known of it yet. */
  readonly promotion: PromotionState | undefined
  /** It was gone on with from here, and has ended. */
  readonly onDone: (answer: PromotionAnswer) => void
}

export function PromotionProgress({ promotion, onDone }: PromotionProgressProps) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const act = useAct()
  const [resuming, setResuming] = useState(false)
  const { phase, done = 0, total = 0, estimate } = promotion ?? {}
  const isPaused = promotion?.state === 'paused' && !resuming
  const control = (wish: 'pause' | 'cancel') => act({ work: () => controlPromotion(wish), refresh: ['promotion'] })
  const resume = async () => {
    setResuming(true)
    await act({ work: async () => onDone(await resumePromotion()), refresh: ['promotion'] })
    setResuming(false)
  }
  return (
    <div className="promotion-progress" role="status">
      <strong>{isPaused ? t.paused : phase ? t.phases[phase] : t.running}</strong>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} size="small" />
      <div className="row">
        {estimate ? <span className="muted">{t.left(integer(Math.ceil(estimate)))}</span> : null}
        <span className="spacer" />
        {isPaused || phase === 'prepare' ? (
          <>
            <Button size="small" onClick={() => void (isPaused ? resume() : control('pause'))}>
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
