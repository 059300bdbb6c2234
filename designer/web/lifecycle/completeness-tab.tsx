/** What a record needs before it enters a state: the rules in a list, each edited beside it. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useLifecycle } from './use-lifecycle.ts'

export function CompletenessTab({ lifecycle }: { readonly lifecycle: LifecycleDefinition }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { run, readOnly } = useDraft()
  const { place, select } = useSelection()
  const { wordsOf } = useLifecycle(lifecycle)
  const rules = lifecycle.completeness ?? []
  const add = async (state: string) => {
    const element = {
      id: newKey(),
      label: { en: texts.en.newRule, 'zh-CN': texts['zh-CN'].newRule },
      state,
      fields: [],
    }
    const answer = await run('add-element', {
      kind: 'lifecycle',
      name: lifecycle.name,
      path: ['completeness'],
      element,
    })
    if (answer) select(['completeness', element.id])
  }
  return (
    <div className="card">
      <div className="card-head">
        <span className="muted">{t.completenessHint}</span>
        <span className="spacer" />
        {readOnly ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              items: lifecycle.states.map(state => ({ key: state.code, label: t.entering(wordsOf(state.code)) })),
              onClick: ({ key }) => void add(key),
            }}
          >
            <Button size="small" icon={<PlusOutlined aria-hidden />}>
              {t.addRule}
            </Button>
          </Dropdown>
        )}
      </div>
      {rules.length === 0 ? (
        <EmptyState small text={t.noRules} />
      ) : (
        <ul className="completeness-rules">
          {rules.map((rule, index) => (
            <li key={rule.id}>
              <button
                type="button"
                aria-current={place[0] === 'completeness' && place[1] === rule.id ? 'true' : undefined}
                onClick={() => select(['completeness', rule.id])}
              >
                <span>{label({ label: rule.label, name: rule.id })}</span>
                <span className="muted">{t.entering(wordsOf(rule.state))}</span>
                <FindingMark definition={lifecycle.id} pointer={`/completeness/${index}`} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
