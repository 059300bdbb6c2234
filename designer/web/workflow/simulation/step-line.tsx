/** One thing that happened in a simulation; ways along flows are seen in the diagram. */
import type { ReactNode } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../../texts/use-texts.ts'
import type { SimulatedStep } from './simulated.ts'
import { texts } from './texts.ts'

interface StepLineProps {
  readonly step: SimulatedStep
  /** What its node is called. */
  readonly title: string
  /** Label of the outcome of a task; empty for everything else. */
  readonly outcome: string
}

export function StepLine({ step, title, outcome }: StepLineProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  switch (step.kind) {
    case 'left':
      return null
    case 'entered':
      return (
        <li className="muted">
          {t.entered} {title}
        </li>
      )
    case 'answered':
      return (
        <Line title={t.answeredWith}>
          {title}
          {outcome ? ` · ${outcome}` : ''}
          {step.error ? ` · ${t.fails}` : ''}
        </Line>
      )
    case 'changed':
    case 'created':
      return (
        <Line title={step.kind === 'changed' ? t.changes : t.makes}>
          {step.record.title}
          <dl>
            {step.values.map(({ field, label, before, after }) => (
              <div key={field}>
                <dt>{text(label, field)}</dt>
                <dd>
                  {before === undefined ? null : <del>{before || t.empty}</del>} <ins>{after || t.empty}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </Line>
      )
    case 'found':
      return <Line title={t.finds}>{step.records.map(record => record.title).join(', ') || t.nothing}</Line>
    case 'notified':
      return (
        <Line title={t.notifies}>
          {t.people(step.to.names.join(', '), step.to.people)}
          <p>{step.text}</p>
        </Line>
      )
    case 'mailed':
      return (
        <Line title={t.mails}>
          {t.people([...step.to.names, ...step.addresses].join(', '), step.to.people + step.addresses.length)}
          <p>
            <strong>{step.subject}</strong>
          </p>
          <p>{step.text}</p>
          {step.attached ? <p>{t.attached(text(step.attached, ''))}</p> : null}
        </Line>
      )
    case 'printed':
      return <Line title={t.prints}>{text(step.document, '')}</Line>
    case 'webhook':
      return (
        <Line title={t.webhook}>
          {step.method} {step.url}
          {step.body === undefined ? null : <pre>{JSON.stringify(step.body, null, 1)}</pre>}
        </Line>
      )
    case 'thrown':
      return (
        <Line title={t.messages[step.what]}>
          {step.name}
          {step.key ? ` · ${t.key(step.key)}` : ''}
        </Line>
      )
    case 'called':
      return <Line title={t.calls}>{step.workflow}</Line>
    case 'incident':
      return (
        <li className="simulation-trouble">
          <strong>{t.incident}</strong> {title}: {text(step.message, step.code)}
        </li>
      )
    case 'ended':
      return <Line title={t.ended[step.status]}>{step.error ?? ''}</Line>
  }
}

function Line({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <strong>{title}</strong> {children}
    </li>
  )
}
