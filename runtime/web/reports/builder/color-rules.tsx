/** The colors of a measure's cells: a comparison with a number and a color; other conditions are kept as they are written. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportColor, ReportMeasure } from '#metadata/definitions.ts'

interface ColorRulesProps {
  readonly measure: ReportMeasure
  readonly onChange: (colors: ReportColor[] | undefined) => void
}

const comparisons = ['>', '>=', '<', '<=', '='] as const
type Comparison = (typeof comparisons)[number]
const palette = { green: '#17693f', amber: '#b45309', red: '#b42318', blue: '#2f56c8', gray: '#64748b' } as const

export function ColorRules({ measure, onChange }: ColorRulesProps) {
  const { t } = useTranslation()
  const colors = measure.colors ?? []
  const put = (index: number, next: Partial<ReportColor>) =>
    onChange(colors.map((rule, at) => (at === index ? { ...rule, ...next } : rule)))
  const add = () => {
    const id = Array.from({ length: colors.length + 1 }, (_, at) => `color-${at + 1}`).find(
      item => !colors.some(rule => rule.id === item),
    )
    onChange([...colors, { id: id ?? 'color-0', when: `${measure.as} < 0`, color: palette.red }])
  }
  return (
    <div className="stack">
      {colors.map((rule, index) => {
        const simple = readRule(rule.when, measure.as)
        return (
          <div key={rule.id} className="builder-color">
            {simple ? (
              <>
                <Select<Comparison>
                  aria-label={t('builder.comparison')}
                  value={simple.comparison}
                  options={comparisons.map(value => ({ value, label: value }))}
                  onChange={comparison => put(index, { when: `${measure.as} ${comparison} ${simple.number}` })}
                />
                <Input
                  aria-label={t('builder.number')}
                  inputMode="decimal"
                  defaultValue={simple.number}
                  onBlur={({ target }) => {
                    const number = target.value.trim().replaceAll(',', '')
                    if (/^-?\d+(\.\d+)?$/.test(number))
                      put(index, { when: `${measure.as} ${simple.comparison} ${number}` })
                    else target.value = simple.number
                  }}
                />
              </>
            ) : (
              <code translate="no">{rule.when}</code>
            )}
            <Select
              aria-label={t('builder.color')}
              value={rule.color}
              options={[
                ...Object.entries(palette).map(([name, value]) => ({
                  value: value as string,
                  label: <Swatch color={value} words={t(`builder.palette.${name as keyof typeof palette}`)} />,
                })),
                ...(Object.values<string>(palette).includes(rule.color)
                  ? []
                  : [{ value: rule.color, label: <Swatch color={rule.color} words={rule.color} /> }]),
              ]}
              onChange={color => put(index, { color })}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('builder.removeColor')}
              onClick={() => {
                const left = colors.filter(item => item !== rule)
                onChange(left.length > 0 ? left : undefined)
              }}
            />
          </div>
        )
      })}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add} style={{ alignSelf: 'flex-start' }}>
        {t('builder.addColor')}
      </Button>
    </div>
  )
}

function Swatch({ color, words }: { readonly color: string; readonly words: string }) {
  return (
    <span className="builder-swatch">
      <span style={{ background: color }} />
      {words}
    </span>
  )
}

/** `amount >= 100` as its parts; nothing for a condition that somebody wrote otherwise. */
function readRule(
  when: string,
  name: string,
): { readonly comparison: Comparison; readonly number: string } | undefined {
  const start = `${name} `
  const found = when.startsWith(start) ? /^(>=|<=|>|<|=) (-?\d+(?:\.\d+)?)$/.exec(when.slice(start.length)) : null
  return found ? { comparison: found[1] as Comparison, number: found[2] as string } : undefined
}
