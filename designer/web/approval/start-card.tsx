/** When an approval begins, for which records, and whether others may write the record meanwhile. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Radio } from 'antd'
import type { ApprovalStart } from '#metadata/definitions.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ConditionInput } from './condition-input.tsx'
import { GuideRow } from './guide-row.tsx'
import { StartDetail } from './start-detail.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'
import { useNames } from './use-names.ts'

const types = ['button', 'created', 'updated', 'state'] as const satisfies readonly ApprovalStart['type'][]

export function StartCard() {
  const t = useTexts(texts)
  const { approval, readOnly, set } = useApproval()
  const names = useNames()
  const { start } = approval
  const add = (type: ApprovalStart['type']) => {
    const label = { en: texts.en.askFor, 'zh-CN': texts['zh-CN'].askFor }
    const made: ApprovalStart = type === 'button' ? { id: newKey(), type, label } : { id: newKey(), type }
    void set(['start'], [...start, made])
  }
  return (
    <section className="card guide-card" aria-label={t.cards.start}>
      <h2>{t.cards.start}</h2>
      <div className="guide-rows">
        <GuideRow words={t.clauses.starts}>
          <div className="guide-lines">
            {start.length === 0 ? <p className="muted">{t.noStart}</p> : null}
            {start.map((item, index) => (
              <div key={item.id} className="start-way">
                <div className="start-head">
                  <span>{t.starts[item.type].words}</span>
                  <FindingMark definition={approval.id} pointer={`/start/${index}`} />
                  <span className="spacer" />
                  {readOnly ? null : (
                    <Button
                      type="text"
                      size="small"
                      icon={<CloseOutlined aria-hidden />}
                      aria-label={t.takeOut(t.starts[item.type].title)}
                      onClick={() =>
                        void set(
                          ['start'],
                          start.filter(other => other.id !== item.id),
                        )
                      }
                    />
                  )}
                </div>
                <StartDetail start={item} index={index} />
              </div>
            ))}
            {readOnly ? null : (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: types.map(type => ({ key: type, label: t.starts[type].title })),
                  onClick: ({ key }) => add(key as ApprovalStart['type']),
                }}
              >
                <Button type="link" size="small" className="guide-add" icon={<PlusOutlined aria-hidden />}>
                  {start.length === 0 ? t.addStart : t.orStart}
                </Button>
              </Dropdown>
            )}
          </div>
        </GuideRow>
        <GuideRow words={t.clauses.which}>
          <ConditionInput
            label={t.clauses.which}
            without={t.everyRecord(names.object)}
            value={approval.condition}
            pointer="/condition"
            onChange={value => set(['condition'], value)}
          />
        </GuideRow>
        <GuideRow words={t.clauses.meanwhile}>
          <Radio.Group
            aria-label={t.clauses.meanwhile}
            disabled={readOnly}
            className="guide-radios"
            value={approval.lock === true}
            options={[
              { value: true, label: t.locks },
              { value: false, label: t.locksNot },
            ]}
            onChange={event => void set(['lock'], event.target.value || undefined)}
          />
        </GuideRow>
      </div>
    </section>
  )
}
