/** The transitions as a matrix: where a record is by where it can go. */
import { PlusOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { ChoiceTag } from '#runtime/web/fields/choice-tag.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { StateAdder } from './state-adder.tsx'
import { texts } from './texts.ts'
import { type LifecycleHandle, useLifecycle } from './use-lifecycle.ts'

interface LifecycleProps {
  readonly lifecycle: LifecycleDefinition
}

export function MatrixTab({ lifecycle }: LifecycleProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { readOnly } = useDraft()
  const { place, select } = useSelection()
  const handle = useLifecycle(lifecycle)
  const { states } = lifecycle
  const stateButton = (id: string, code: string) => (
    <button
      type="button"
      className="matrix-state"
      aria-current={place[0] === 'states' && place[1] === id ? 'true' : undefined}
      onClick={() => select(['states', id])}
    >
      <ChoiceTag choices={handle.choices} code={code} />
    </button>
  )
  return (
    <div className="card">
      <div className="card-head">
        <span className="muted">{t.matrixHint}</span>
        <span className="spacer" />
        {readOnly ? null : <StateAdder handle={handle} />}
      </div>
      <ScrollRegion label={t.tabs.matrix}>
        <table className="plain-table lifecycle-matrix">
          <thead>
            <tr>
              <th scope="col">
                <span className="muted">{`${t.from} ↓ ${t.to} →`}</span>
              </th>
              {states.map(state => (
                <th key={state.id} scope="col">
                  <ChoiceTag choices={handle.choices} code={state.code} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.map((row, index) => (
              <tr key={row.id}>
                <th scope="row">
                  {stateButton(row.id, row.code)}
                  <FindingMark definition={lifecycle.id} pointer={`/states/${index}`} />
                </th>
                {states.map(column => {
                  const at = lifecycle.transitions.findIndex(
                    item => item.to === column.code && item.from.includes(row.code),
                  )
                  const transition = lifecycle.transitions[at]
                  if (transition) {
                    const isSelected = place[0] === 'transitions' && place[1] === transition.id
                    return (
                      <td key={column.id}>
                        <button
                          type="button"
                          className={transition.danger ? 'matrix-cell matrix-danger' : 'matrix-cell'}
                          aria-current={isSelected ? 'true' : undefined}
                          aria-label={t.transition(
                            label(transition),
                            handle.wordsOf(row.code),
                            handle.wordsOf(column.code),
                          )}
                          onClick={() => select(['transitions', transition.id])}
                        >
                          {label(transition)}
                          <FindingMark definition={lifecycle.id} pointer={`/transitions/${at}`} />
                        </button>
                      </td>
                    )
                  }
                  return (
                    <td key={column.id} className={row === column ? 'matrix-same' : undefined}>
                      {row === column || readOnly ? null : (
                        <EmptyCell lifecycle={lifecycle} handle={handle} from={row.code} to={column.code} />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}

interface EmptyCellProps extends LifecycleProps {
  readonly handle: LifecycleHandle
  readonly from: string
  readonly to: string
}

/** A transition of its own, or one more beginning of one that leads there already. */
function EmptyCell({ lifecycle, handle, from, to }: EmptyCellProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const there = lifecycle.transitions.filter(item => item.to === to)
  const button = (
    <button
      type="button"
      className="matrix-cell matrix-empty"
      aria-label={t.addTransition(handle.wordsOf(from), handle.wordsOf(to))}
      {...(there.length === 0 ? { onClick: () => void handle.connect(from, to) } : {})}
    >
      <PlusOutlined aria-hidden />
    </button>
  )
  if (there.length === 0) return button
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...there.map(item => ({ key: item.id, label: t.extend(label(item)) })),
          { key: ' ', label: t.newTransition },
        ],
        onClick: ({ key }) => void (key === ' ' ? handle.connect(from, to) : handle.extend(key, from)),
      }}
    >
      {button}
    </Dropdown>
  )
}
