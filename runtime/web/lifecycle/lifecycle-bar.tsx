/** The open states of a lifecycle in order and its ends beside them, the present one in its color; below it what matters now. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import type { StoredRecord } from '../api/values.ts'
import { hueOf } from '../fields/choice-tag.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { lifecycleSteps } from './lifecycle-steps.ts'
import { choicesOf } from './lifecycles-for.ts'
import type { StateFacts } from './state-facts.ts'
import { StateSince } from './state-since.tsx'

/** A state without a color of its own has the app's. */
const presentHue = (color: string | undefined) => (!color || color === 'default' ? '#2f56c8' : hueOf(color))

interface LifecycleBarProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly lifecycle: LifecycleDefinition
  readonly facts: StateFacts
}

export function LifecycleBar({ object, record, lifecycle, facts }: LifecycleBarProps) {
  const { t } = useTranslation()
  const { label, text } = useLocale()
  const choices = choicesOf(object, lifecycle.field)
  const { states } = lifecycle
  const present = states.find(state => state.code === facts.state)
  const { path, ends } = lifecycleSteps(lifecycle, facts)
  const advice = [text(present?.guidance), text(present?.next)].filter(words => words !== '')
  const field = fieldOf(object, lifecycle.field)
  return (
    <div className="lifecycle-bar">
      <ol className="lifecycle-states" aria-label={field ? label(field) : label(lifecycle)}>
        {[...path, ...ends].map(({ state, when }) => {
          const choice = choices.find(item => item.code === state.code)
          const words = text(choice?.label, state.code)
          const isEnd = state.kind !== 'open'
          return (
            <li
              key={state.id}
              className={`lifecycle-state lifecycle-${when}${isEnd ? ' lifecycle-closed' : ''}`}
              style={{ '--hue': presentHue(choice?.color) } as CSSProperties}
              title={words}
              {...(when === 'present' ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="lifecycle-words">
                {when === 'past' || (when === 'present' && (state.kind === 'won' || state.kind === 'done')) ? (
                  <CheckOutlined aria-hidden />
                ) : null}
                {when === 'present' && state.kind === 'lost' ? <CloseOutlined aria-hidden /> : null}
                <span>{words}</span>
                <span className="visually-hidden">{`, ${t(`lifecycle.${when}`)}`}</span>
              </span>
            </li>
          )
        })}
      </ol>
      <div className="lifecycle-foot">
        {present ? null : <span>{t('lifecycle.none')}</span>}
        {facts.since ? <StateSince object={object} record={record} lifecycle={lifecycle} since={facts.since} /> : null}
        {advice.map(words => (
          <span key={words}>{words}</span>
        ))}
      </div>
    </div>
  )
}
