/** The transitions out of the present state that are for one's roles, as buttons; those that cannot be done now say what is missing. */
import { Button, Popover } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition, LifecycleTransition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import type { StoredRecord } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Icon } from '../shell/icon.tsx'
import { nextTransition } from './lifecycle-steps.ts'
import { MissingList } from './missing-list.tsx'
import type { StateFacts, TransitionFacts } from './state-facts.ts'
import { useTransition } from './use-transition.tsx'

interface TransitionButtonsProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly lifecycle: LifecycleDefinition
  readonly facts: StateFacts
  readonly onDone: () => void
}

export function TransitionButtons({ object, record, lifecycle, facts, onDone }: TransitionButtonsProps) {
  const { t } = useTranslation()
  const { start, busy, dialog } = useTransition(object, done => (done ? onDone() : undefined))
  if (facts.transitions.length === 0) return null
  const drawn = facts.transitions.flatMap(transition => {
    const definition = lifecycle.transitions.find(item => item.name === transition.name)
    const isForOthers = transition.missing.some(item => item.code === 'lifecycle/role')
    return definition && !isForOthers ? [{ transition, definition }] : []
  })
  const possible = drawn.flatMap(({ transition, definition }) =>
    transition.allowed && !definition.danger ? [transition] : [],
  )
  const main = nextTransition(lifecycle, facts, possible)
  const inOrder = [...drawn].sort((a, b) => Number(b.transition === main) - Number(a.transition === main))
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend that nobody needs */}
      <div className="lifecycle-transitions" role="group" aria-label={t('lifecycle.transitions')}>
        {inOrder.map(({ transition, definition }) =>
          transition.allowed ? (
            <PossibleButton
              key={transition.name}
              definition={definition}
              main={main === transition}
              busy={busy === transition.name}
              disabled={busy !== undefined}
              onClick={() => void start({ record, lifecycle: lifecycle.name, transition })}
            />
          ) : (
            <RefusedButton key={transition.name} definition={definition} transition={transition} />
          ),
        )}
      </div>
      {dialog}
    </>
  )
}

interface PossibleButtonProps {
  readonly definition: LifecycleTransition
  readonly main: boolean
  readonly busy: boolean
  readonly disabled: boolean
  readonly onClick: () => void
}

function PossibleButton({ definition, main, busy, disabled, onClick }: PossibleButtonProps) {
  const { label } = useLocale()
  return (
    <Button
      {...(main ? { type: 'primary', ghost: true } : {})}
      danger={definition.danger === true}
      loading={busy}
      disabled={disabled && !busy}
      icon={definition.icon ? <Icon name={definition.icon} label={label(definition)} /> : undefined}
      onClick={onClick}
    >
      {label(definition)}
    </Button>
  )
}

interface RefusedButtonProps {
  readonly definition: LifecycleTransition
  readonly transition: TransitionFacts
}

/** Can be reached by keys, so that everybody learns what is missing. */
function RefusedButton({ definition, transition }: RefusedButtonProps) {
  const { t } = useTranslation()
  const { label, locale } = useLocale()
  const id = useId()
  return (
    <>
      <Popover
        trigger={['hover', 'focus', 'click']}
        placement="bottom"
        title={t('lifecycle.missing', { transition: label(definition) })}
        content={<MissingList missing={transition.missing} />}
      >
        <Button
          className="transition-refused"
          aria-disabled
          aria-describedby={id}
          icon={definition.icon ? <Icon name={definition.icon} label={label(definition)} /> : undefined}
        >
          {label(definition)}
        </Button>
      </Popover>
      <span id={id} className="visually-hidden">
        {transition.missing.map(item => item.texts[locale]).join(' ')}
      </span>
    </>
  )
}
