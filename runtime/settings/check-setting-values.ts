/** Values of settings name a setting that there is, and are of its type. A name is kept as the id, which outlives it. */
import type { CatalogField } from '#metadata/catalog.ts'
import type { SettingDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { settingFault } from '#metadata/setting-fault.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { StoredValue } from '../fields/stored-value.ts'
import { errorAt } from '../fields/value-error.ts'
import type { RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { forgetSettings } from './read-settings.ts'

/** Adds an error to the plan of each value that fits no setting. */
export function checkSettingValues({ catalog }: Pick<WriteContext, 'catalog'>, subjects: readonly RuleSubject[]): void {
  const values = subjects.filter(({ plan }) => plan.object.id === systemObjects.settingValue)
  if (values.length === 0) return
  forgetSettings(catalog)
  const settings = catalog.symbols.all('setting')
  for (const subject of values) checkValue(settings, subject)
}

function checkValue(settings: readonly SettingDefinition[], { plan, before }: RuleSubject): void {
  const fieldOf = (name: string) => plan.object.fieldsById.get(`${plan.object.id}-${name}`) as CatalogField
  const [settingField, valueField] = [fieldOf('setting'), fieldOf('value')]
  const at = (field: CatalogField): StoredValue | undefined => plan.values.get(field) ?? before?.get(field)
  const written = at(settingField)
  if (typeof written !== 'string') return
  const setting = settings.find(item => item.id === written) ?? settings.find(item => item.name === written)
  if (!setting) {
    const near = didYouMean(
      written,
      settings.map(item => item.name),
    )
    const texts = { en: `There is no setting called ${written}.`, 'zh-CN': `没有名为 ${written} 的业务参数。` }
    const complaint = { code: 'setting/unknown', message: texts.en, ...(near.length > 0 ? { didYouMean: near } : {}) }
    plan.errors.push({ ...errorAt(plan.pointer, settingField.name, complaint), texts })
    return
  }
  if (plan.values.has(settingField)) plan.values.set(settingField, setting.id)
  const value = at(valueField)
  const fault = typeof value === 'string' ? settingFault(setting.type, value) : undefined
  if (!fault) return
  const texts = { en: fault.en, 'zh-CN': fault.zh }
  plan.errors.push({ ...errorAt(plan.pointer, valueField.name, { code: 'setting/unfit', message: fault.en }), texts })
}
