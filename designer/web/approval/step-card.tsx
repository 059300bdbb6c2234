/** One step of an approval: its sentence while it is closed, its clauses while it is open. */
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  DownOutlined,
  MoreOutlined,
  UpOutlined,
} from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useId } from 'react'
import type { ApprovalStep } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { FindingMark } from '../live/finding-mark.tsx'
import { RenamedInPlace } from '../live/renamed-in-place.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { StepClauses } from './step-clauses.tsx'
import { stepWords } from './step-words.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'
import { useNames } from './use-names.ts'

interface StepCardProps {
  readonly step: ApprovalStep
  readonly index: number
  /** The button by which it is dragged. */
  readonly handle: ReactNode
  readonly onMove: (to: number) => unknown
  readonly onRemove: () => unknown
}

export function StepCard({ step, index, handle, onMove, onRemove }: StepCardProps) {
  const t = useTexts(texts)
  const body = useId()
  const { locale, text } = useLocale()
  const { findingsOf } = useDraft()
  const { approval, readOnly, set } = useApproval()
  const { place, select } = useSelection()
  const names = useNames()
  const isOpen = place[0] === 'steps' && place[1] === step.id
  const words = text(step.label, t.stepNumber(index + 1))
  const pointer = `/steps/${index}`
  const toggle = () => select(isOpen ? [] : ['steps', step.id])
  // What is wrong with an expression is said by its own input.
  const findings = findingsOf(approval.id).filter(
    item =>
      (item.pointer === pointer || item.pointer.startsWith(`${pointer}/`)) && !item.code.startsWith('expression/'),
  )
  const acts = [
    { key: 'up', label: t.moveUp, icon: <ArrowUpOutlined aria-hidden />, disabled: index === 0 },
    {
      key: 'down',
      label: t.moveDown,
      icon: <ArrowDownOutlined aria-hidden />,
      disabled: index === approval.steps.length - 1,
    },
    { key: 'remove', label: t.removeStep, icon: <DeleteOutlined aria-hidden />, danger: true },
  ]
  const act = (key: string) => void (key === 'remove' ? onRemove() : onMove(key === 'up' ? index - 1 : index + 1))
  return (
    <section className={isOpen ? 'card step-card step-card-open' : 'card step-card'} aria-label={words}>
      <header className="step-head">
        {handle}
        <span className="step-number" aria-hidden>
          {index + 1}
        </span>
        <h3 className="renamed">
          <RenamedInPlace
            words={text(step.label)}
            placeholder={t.stepNumber(index + 1)}
            label={t.renameStep(words)}
            selected={isOpen}
            disabled={readOnly}
            onSelect={toggle}
            onRename={typed => void set(['steps', step.id, 'label'], { ...step.label, [locale]: typed })}
          />
        </h3>
        <FindingMark definition={approval.id} pointer={pointer} />
        <span className="spacer" />
        {readOnly ? null : (
          <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: acts, onClick: ({ key }) => act(key) }}>
            <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={t.moreOf(words)} />
          </Dropdown>
        )}
        <Button
          type="text"
          size="small"
          icon={isOpen ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          aria-label={isOpen ? t.closeStep(words) : t.openStep(words)}
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={toggle}
        />
      </header>
      <div id={body}>
        {isOpen ? (
          <>
            {findings.map(finding => (
              <FindingNote key={finding.code + finding.pointer} finding={finding} />
            ))}
            <StepClauses step={step} pointer={pointer} />
          </>
        ) : (
          <p className="step-summary">{stepWords(step, names, locale)}</p>
        )}
      </div>
    </section>
  )
}
