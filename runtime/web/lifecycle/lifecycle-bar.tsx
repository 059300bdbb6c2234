/** The states of a lifecycle in order, the present one in its color; below it what matters in this state. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import type { StoredRecord } from '../api/values.ts'
import { hueOf } from '../fields/choice-tag.tsx'
import { useLocale } from '../i18n/use-locale.ts'
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
  const at = states.findIndex(state => state.code === facts.state)
  const present = states[at]
  // What ended without success has not come past the states before it.
  const isPast = (index: number) => index < at && states[index]?.kind === 'open' && present?.kind !== 'lost'
  const advice = [text(present?.guidance), text(present?.next)].filter(words => words !== '')
  const field = fieldOf(object, lifecycle.field)
  return (
    <div className="lifecycle-bar">
      <ol className="lifecycle-states" aria-label={field ? label(field) : label(lifecycle)}>
        {states.map((state, index) => {
          const choice = choices.find(item => item.code === state.code)
          const words = text(choice?.label, state.code)
          const when = index === at ? 'present' : isPast(index) ? 'past' : 'future'
          return (
            <li
              key={state.id}
              className={`lifecycle-state lifecycle-${when}`}
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
        {at < 0 ? <span>{t('lifecycle.none')}</span> : null}
        {facts.since ? <StateSince object={object} record={record} lifecycle={lifecycle} since={facts.since} /> : null}
        {advice.map(words => (
          <span key={words}>{words}</span>
        ))}
      </div>
    </div>
  )
}
