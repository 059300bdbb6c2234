/** The way of a record through a lifecycle, the present state in its color and an exception beside it; below it what matters now. */
import { CheckOutlined, CloseOutlined, RollbackOutlined } from '@ant-design/icons'
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

/** A state without a color of its own has the app's, as an exception that of warnings. */
const presentHue = (color: string | undefined, isException: boolean) =>
  !color || color === 'default' ? (isException ? '#a8500a' : '#2f56c8') : hueOf(color)

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
  const steps = lifecycleSteps(lifecycle, facts)
  const wordsOf = (code: string) => text(choices.find(item => item.code === code)?.label, code)
  const advice = [text(present?.guidance), text(present?.next)].filter(words => words !== '')
  const field = fieldOf(object, lifecycle.field)
  return (
    <div className="lifecycle-bar">
      <ol className="lifecycle-states" aria-label={field ? label(field) : label(lifecycle)}>
        {steps.map(({ state, when, drawn }) => {
          const choice = choices.find(item => item.code === state.code)
          const words = wordsOf(state.code)
          const isException = drawn === 'exception'
          const origin = isException && facts.from !== null ? t('lifecycle.from', { state: wordsOf(facts.from) }) : ''
          return (
            <li
              key={state.id}
              className={`lifecycle-state lifecycle-${when} lifecycle-as-${drawn}`}
              style={{ '--hue': presentHue(choice?.color, isException) } as CSSProperties}
              title={origin ? `${words} ${origin}` : words}
              {...(when === 'present' ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="lifecycle-words">
                {isException ? (
                  state.kind === 'open' ? (
                    <RollbackOutlined aria-hidden />
                  ) : (
                    <CloseOutlined aria-hidden />
                  )
                ) : when === 'past' || (when === 'present' && state.kind !== 'open') ? (
                  <CheckOutlined aria-hidden />
                ) : null}
                <span>{words}</span>
                {origin ? <span className="lifecycle-from">{origin}</span> : null}
                <span className="visually-hidden">{`${t('tasks.separator')}${t(`lifecycle.${when}`)}`}</span>
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
