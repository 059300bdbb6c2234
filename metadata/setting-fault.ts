/** Values of settings are written as texts; each type has its own. */
import type { SettingDefinition } from './definitions.ts'

interface Fault {
  readonly en: string
  readonly zh: string
}

/** Why a text is no value of a setting of that type; undefined when it is one. */
export function settingFault(type: SettingDefinition['type'], written: string): Fault | undefined {
  return checks[type](written)
}

const checks: Record<SettingDefinition['type'], (written: string) => Fault | undefined> = {
  text: () => undefined,
  number: written =>
    /^-?\d{1,20}(\.\d{1,10})?$/.test(written) ? undefined : { en: 'It must be a number.', zh: '须为数字。' },
  boolean: written =>
    written === 'true' || written === 'false'
      ? undefined
      : { en: 'It must be true or false.', zh: '须为 true 或 false。' },
  date: written => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN
    const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written)
    return isDay ? undefined : { en: 'It must be a date such as 2026-11-21.', zh: '须为日期，如 2026-11-21。' }
  },
}
