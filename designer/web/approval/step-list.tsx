/** The steps one under another: opened, moved by dragging or keys, removed, and added where they are wanted. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { newKey } from '../live/new-key.ts'
import { SortableRows } from '../panel/sortable-rows.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { StepCard } from './step-card.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export function StepList() {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { run } = useDraft()
  const { approval, readOnly } = useApproval()
  const { place, select } = useSelection()
  const { steps } = approval
  const at = { kind: 'approval', name: approval.name }
  const move = (id: string, to: number) => {
    const others = steps.filter(step => step.id !== id)
    return run('move-element', { ...at, path: ['steps', id], after: others[to - 1]?.id ?? null })
  }
  const add = async (index: number) => {
    const number = steps.length + 1
    // Who decides next sees what the one before has seen.
    const shown = steps[index - 1]?.fields?.map(({ field }) => ({ field, mode: 'readOnly' }))
    const element = {
      id: newKey(),
      label: { en: texts.en.stepNumber(number), 'zh-CN': texts['zh-CN'].stepNumber(number) },
      approvers: {},
      decision: 'any',
      ...(shown ? { fields: shown } : {}),
    }
    const after = steps[index - 1]?.id ?? null
    const answer = await run('add-element', { ...at, path: ['steps'], element, after })
    if (answer) select(['steps', element.id])
  }
  const remove = async (id: string) => {
    const answer = await run('remove-element', { ...at, path: ['steps', id] })
    if (answer && place[1] === id) select([])
  }
  const adder = (index: number) =>
    readOnly ? null : (
      <button type="button" className="step-adder" aria-label={t.addStepAt(index + 1)} onClick={() => void add(index)}>
        <PlusOutlined aria-hidden />
      </button>
    )
  return (
    <div className="step-list">
      <SortableRows
        items={steps}
        keyOf={step => step.id}
        labelOf={step => text(step.label, step.id)}
        label={t.steps}
        disabled={readOnly || steps.length < 2}
        onMove={move}
      >
        {(step, index, handle) => (
          <Fragment>
            {index === 0 ? null : adder(index)}
            <StepCard
              step={step}
              index={index}
              handle={handle}
              onMove={to => move(step.id, to)}
              onRemove={() => remove(step.id)}
            />
          </Fragment>
        )}
      </SortableRows>
      {readOnly ? null : (
        <Button
          type="dashed"
          block
          icon={<PlusOutlined aria-hidden />}
          className="step-add"
          onClick={() => void add(steps.length)}
        >
          {t.addStep}
        </Button>
      )}
    </div>
  )
}
