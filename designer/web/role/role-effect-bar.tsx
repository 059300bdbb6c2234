/** How many people hold the role and notice the draft's changes, and whose records are counted. */
import { FallOutlined, RiseOutlined, TeamOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useId } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import type { RoleEffectHandle } from './use-role-effect.ts'

export function RoleEffectBar({ effect, isCounting, count }: RoleEffectHandle) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const picker = useId()
  if (effect === null) return <p className="role-effect muted">{t.unusable}</p>
  if (!effect) return <p className="role-effect muted">{t.counting}</p>
  const { people, gain, lose, person, others } = effect
  return (
    <section className="role-effect" aria-label={t.effect}>
      <span className="role-effect-people">
        <TeamOutlined aria-hidden />
        {people === 0 ? t.nobody : people === 1 ? t.holder : t.holders(integer(people))}
      </span>
      <span role="status" className="row">
        {gain > 0 ? (
          <span className="effect-gain">
            <RiseOutlined aria-hidden /> {t.effectGain(integer(gain))}
          </span>
        ) : null}
        {lose > 0 ? (
          <span className="effect-lose">
            <FallOutlined aria-hidden /> {t.effectLose(integer(lose))}
          </span>
        ) : null}
        {people > 0 && gain + lose === 0 ? <span className="muted">{t.noEffect}</span> : null}
        {isCounting ? <span className="muted">{t.counting}</span> : null}
      </span>
      <span className="spacer" />
      {person ? (
        <>
          <label htmlFor={picker} className="muted">
            {t.countedFor}
          </label>
          <Select
            id={picker}
            size="small"
            className="role-effect-person"
            value={person.id}
            options={others.map(({ id, name }, index) => ({
              value: id,
              label: name ?? t.unnamedAt(integer(index + 1)),
            }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={count}
          />
        </>
      ) : null}
    </section>
  )
}
