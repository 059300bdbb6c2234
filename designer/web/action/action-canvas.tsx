/** An action: how its button looks and what pressing it does, where it is offered and who may press it. */
import { Button, Switch, Tag } from 'antd'
import { Link } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useHeld } from '../panel/use-held.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useActionSteps } from './use-action-steps.ts'
import './action.css'

export function ActionCanvas({ definition }: CanvasProps<'action'>) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const { all, find } = useDraft()
  const steps = useActionSteps(definition)
  const object = find('object', definition.object)
  const ofObject = (item: { readonly object: string }) => item.object === definition.object
  const places: readonly (Definition & { actions?: string[] })[] = [
    ...all('page').filter(ofObject),
    ...all('list').filter(ofObject),
  ]
  return (
    <div className="stack">
      <section className="card" aria-label={t.preview}>
        <div className="card-head">
          <h2>{t.preview}</h2>
          {object ? <span className="muted">{label(object)}</span> : null}
        </div>
        <div className="card-body action-preview">
          <Button icon={definition.icon ? <Icon name={definition.icon} label={label(definition)} /> : null}>
            {label(definition)}
          </Button>
          <ol className="action-steps">
            {steps.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {definition.confirm ? <p className="action-question">{text(definition.confirm)}</p> : null}
        </div>
      </section>
      <Offers title={t.offeredOn} hint={t.offeredHint} action={definition.name} among={places} />
      <Offers title={t.allowed} hint={t.allowedHint} action={definition.name} among={all('role')} />
    </div>
  )
}

interface OffersProps {
  readonly title: string
  readonly hint: string
  readonly action: string
  /** Definitions that name actions. */
  readonly among: readonly (Definition & { readonly actions?: readonly string[] })[]
}

/** Definitions with a switch each: whether they name the action. */
function Offers({ title, hint, action, among }: OffersProps) {
  const { kind: kinds } = useTexts(draftTexts)
  const { label } = useLocale()
  const { draft, run, readOnly } = useDraft()
  const toggle = (item: OffersProps['among'][number], on: boolean) => {
    const others = (item.actions ?? []).filter(name => name !== action)
    const next = on ? [...others, action] : others
    return run('set-property', {
      kind: item.kind,
      name: item.name,
      path: ['actions'],
      ...(next.length > 0 ? { value: next } : {}),
    })
  }
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="muted">{hint}</span>
      </div>
      <ul className="action-offers">
        {among.map(item => (
          <li key={item.id}>
            <OfferSwitch
              label={label(item)}
              on={item.actions?.includes(action) ?? false}
              disabled={readOnly}
              onChange={on => toggle(item, on)}
            />
            <Link to={`/designer/drafts/${draft.id}/${item.kind}/${item.id}`}>{label(item)}</Link>
            {item.kind === 'role' ? null : <Tag>{kinds[item.kind]}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OfferSwitchProps {
  readonly label: string
  readonly on: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => unknown
}

function OfferSwitch({ label, on, disabled, onChange }: OfferSwitchProps) {
  const [shown, change] = useHeld(on, onChange)
  return <Switch size="small" checked={shown} disabled={disabled} onChange={change} aria-label={label} />
}
