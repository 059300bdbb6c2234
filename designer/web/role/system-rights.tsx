/** The rights that no object carries. */
import { Checkbox } from 'antd'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import type { RoleEffect } from './use-role-effect.ts'

const all = ['administer', 'audit', 'design', 'message', 'operate', 'promote'] as const

interface SystemRightsProps {
  readonly role: RoleDefinition
  readonly effect: RoleEffect | undefined
}

export function SystemRights({ role, effect }: SystemRightsProps) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { run, readOnly } = useDraft()
  const [chosen, guess] = useOptimistic<readonly string[]>(role.system ?? [])
  const set = (names: readonly string[]) =>
    guess(names, () =>
      run('set-property', {
        kind: 'role',
        name: role.name,
        path: ['system'],
        ...(names.length > 0 ? { value: all.filter(right => names.includes(right)) } : {}),
      }),
    )
  return (
    <section className="card" aria-label={t.system}>
      <div className="card-head">
        <h2>{t.system}</h2>
      </div>
      <ul className="granted">
        {all.map(right => {
          const noticed = effect?.system.find(item => item.right === right && item.people > 0)
          return (
            <li key={right}>
              <Checkbox
                checked={chosen.includes(right)}
                disabled={readOnly}
                onChange={({ target }) =>
                  set(target.checked ? [...chosen, right] : chosen.filter(other => other !== right))
                }
              >
                {t.systemRights[right]} <span className="muted">{t.systemHints[right]}</span>
                {noticed ? (
                  <span className={noticed.granted ? 'effect-gain' : 'effect-lose'}>
                    {' '}
                    {(noticed.granted ? t.effectGain : t.effectLose)(integer(noticed.people))}
                  </span>
                ) : null}
              </Checkbox>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
