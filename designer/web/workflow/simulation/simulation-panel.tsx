/** Beside the diagram: choose a record, see what the workflow would do, and let happen what it waits for. */
import { CloseOutlined } from '@ant-design/icons'
import { Alert, Button, Select, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useSession } from '#runtime/web/api/session.ts'
import type { Reference } from '#runtime/web/api/values.ts'
import { RecordPicker } from '#runtime/web/fields/record-picker.tsx'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useNodeWords } from '../use-node-words.ts'
import type { Simulated, SimulatedStep } from './simulated.ts'
import { StepLine } from './step-line.tsx'
import { texts } from './texts.ts'
import type { SimulationState } from './use-simulation.ts'
import { WaitCard } from './wait-card.tsx'
import './simulation.css'

interface SimulationPanelProps {
  readonly definition: WorkflowDefinition
  readonly simulation: SimulationState
}

export function SimulationPanel({ definition, simulation }: SimulationPanelProps) {
  const t = useTexts(texts)
  const problemText = useProblemText()
  const { simulated, error, isRunning, isStarted } = simulation
  return (
    <aside className="simulation-panel" aria-label={t.simulation}>
      <div className="simulation-head">
        <h2>{t.simulation}</h2>
        <Button type="text" aria-label={t.close} icon={<CloseOutlined aria-hidden />} onClick={simulation.toggle} />
      </div>
      {isStarted ? (
        <Space wrap>
          <Button onClick={simulation.stop}>{t.again}</Button>
          <Button onClick={simulation.back} disabled={!simulation.canGoBack || isRunning}>
            {t.back}
          </Button>
        </Space>
      ) : (
        <StartForm definition={definition} simulation={simulation} />
      )}
      <div role="status" className="simulation-result" aria-busy={isRunning}>
        {error ? <Alert type="error" showIcon title={problemText(error)} /> : null}
        {isRunning && !simulated ? t.running : null}
        {simulated ? <Result definition={definition} simulation={simulation} simulated={simulated} /> : null}
      </div>
    </aside>
  )
}

function StartForm({ definition, simulation }: SimulationPanelProps) {
  const t = useTexts(texts)
  const { find } = useDraft()
  const { catalog } = useSession()
  const wordsOf = useNodeWords()
  const [record, setRecord] = useState<Reference>()
  const starts = definition.nodes.filter(node => node.type === 'startEvent' && node.parent === undefined)
  const [start, setStart] = useState<string>()
  const objectId = definition.object === undefined ? undefined : find('object', definition.object)?.id
  const live = objectId === undefined ? undefined : [...catalog.objects.values()].find(item => item.id === objectId)
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        simulation.start({ ...(record ? { record: record.id } : {}), ...(start === undefined ? {} : { start }) })
      }}
    >
      <p className="muted">{t.hint}</p>
      {live ? (
        <Labelled label={t.record} htmlFor="simulation-record">
          <RecordPicker
            id="simulation-record"
            object={live}
            value={record}
            onChange={setRecord}
            placeholder={t.recordHint}
          />
        </Labelled>
      ) : definition.object === undefined ? null : (
        <p className="muted">{t.noRecord}</p>
      )}
      {starts.length > 1 ? (
        <Labelled label={t.startAt} htmlFor="simulation-start">
          <Select
            id="simulation-start"
            value={start ?? null}
            onChange={(id: string | null) => setStart(id ?? undefined)}
            options={starts.map(node => ({ value: node.id, label: wordsOf(node) }))}
          />
        </Labelled>
      ) : null}
      <Button type="primary" htmlType="submit" disabled={live !== undefined && !record}>
        {t.start}
      </Button>
    </form>
  )
}

function Result(props: SimulationPanelProps & { readonly simulated: Simulated }) {
  const { definition, simulation, simulated } = props
  const t = useTexts(texts)
  const { text } = useLocale()
  const last = useRef<HTMLOListElement>(null)
  const titleOf = (id: string) => text(definition.nodes.find(node => node.id === id)?.label, id)
  const outcomeOf = (step: SimulatedStep) => {
    if (step.kind !== 'answered' || step.outcome === undefined) return ''
    const node = definition.nodes.find(item => item.id === step.node)
    const outcome = node?.type === 'userTask' ? node.outcomes?.find(item => item.code === step.outcome) : undefined
    return text(outcome?.label, step.outcome)
  }
  const count = simulated.steps.length
  useEffect(() => {
    if (count > 0) last.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [count])
  const { waits, status, variables } = simulated
  return (
    <>
      {waits.length > 0 ? (
        <section aria-label={t.waits}>
          <h3>{t.waits}</h3>
          <ul className="simulation-list">
            {waits.map(wait => (
              <WaitCard
                key={wait.wait}
                wait={wait}
                title={titleOf(wait.node)}
                isBusy={simulation.isRunning}
                onAnswer={simulation.answer}
              />
            ))}
          </ul>
        </section>
      ) : status === 'active' ? (
        <p className="muted">{t.stuck}</p>
      ) : null}
      <section aria-label={t.happened}>
        <h3>{t.happened}</h3>
        <ol className="simulation-list" ref={last}>
          {simulated.steps.slice(-300).map((step, index) => (
            <StepLine
              // biome-ignore lint/suspicious/noArrayIndexKey: what happened stays in its place
              key={index}
              step={step}
              title={'node' in step ? titleOf(step.node) : ''}
              outcome={outcomeOf(step)}
            />
          ))}
        </ol>
      </section>
      {variables.length > 0 ? (
        <section aria-label={t.variables}>
          <h3>{t.variables}</h3>
          <dl className="simulation-variables">
            {variables.map(({ name, text: value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same name may stand in several scopes
              <div key={`${index} ${name}`}>
                <dt>{text(definition.variables?.find(item => item.name === name)?.label, name)}</dt>
                <dd>{value || t.empty}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  )
}
