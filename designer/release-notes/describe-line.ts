/** One change as a sentence. What has no sentence of its own is told by the titles of the JSON Schema. */
import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { describeOtherLanguage } from './describe-other-language.ts'
import { drawnName, drawnValue } from './drawn-name.ts'
import { elementNouns } from './element-nouns.ts'
import type { JoinedChange } from './join-changes.ts'
import { type Bilingual, inBoth, labelIn, same, titleOf } from './languages.ts'
import type { NameIndex } from './name-index.ts'
import { showValue } from './show-value.ts'
import type { TrailStep } from './trail.ts'

/** What a definition is called in a sentence: an object by its label alone, others with their kind. */
export function headingOf(definition: Definition): Bilingual {
  const label = labelIn(definition.label, definition.name)
  if (definition.kind === 'object') return label
  const title = titleOf(kinds[definition.kind], definition.kind)
  return { en: `${title.en} ${label.en}`, 'zh-CN': `${title['zh-CN']}“${label['zh-CN']}”` }
}

/** The sentence of a change within a definition. */
export function describeLine(change: JoinedChange, names: NameIndex): Bilingual {
  switch (change.change) {
    case 'insert':
      return describeElement(change, names, 'added')
    case 'remove':
      return describeElement(change, names, 'removed')
    case 'move':
      return describeMove(change, names)
    default:
      return describeSet(change, names)
  }
}

/** The object whose fields a definition speaks of. */
function scopeOf(definition: Definition): string | undefined {
  if (definition.kind === 'object') return definition.id
  return 'object' in definition ? (definition.object as string) : undefined
}

function elementName({ step, value, schema }: TrailStep, definition: Definition, names: NameIndex): Bilingual {
  if (definition.kind === 'workflow') {
    const drawn = drawnName(definition, schema, value)
    if (drawn) return drawn
  }
  const { label, name } = (value ?? {}) as { label?: object; name?: string }
  if (label || name) return labelIn(label, name ?? step)
  const fields = (value as { fields?: unknown } | undefined)?.fields
  if (Array.isArray(fields) && fields.every(item => typeof item === 'string')) {
    const parts = fields.map(id => names.pathLabel(id, scopeOf(definition)))
    return inBoth(language => parts.map(part => part[language]).join(' + '))
  }
  const within = schema?.['x-type'] === 'FieldRight' ? undefined : scopeOf(definition)
  return names.pathLabel(step, within)
}

function nounOf({ schema }: TrailStep): Bilingual {
  return elementNouns[schema?.['x-type'] ?? ''] ?? { en: 'Entry', 'zh-CN': '条目' }
}

/** The noun and name of an element: `Field “Budget”`; of a field with its type where it is told of first. */
function elementPhrase(element: TrailStep, definition: Definition, names: NameIndex, withType = false): Bilingual {
  const name = elementName(element, definition, names)
  const type =
    withType && element.schema?.['x-type'] === 'FieldDefinition'
      ? lowered(typeTitle(element.schema, element.value))
      : undefined
  const formula = type && formulaPhrase(element, definition, names)
  const about = inBoth(language =>
    [type?.[language], formula?.[language]].filter(Boolean).join(language === 'en' ? ', ' : '，'),
  )
  return {
    en: `${nounOf(element).en} “${name.en}”${about.en ? ` (${about.en})` : ''}`,
    'zh-CN': `${nounOf(element)['zh-CN']}“${name['zh-CN']}”${about['zh-CN'] ? `（${about['zh-CN']}）` : ''}`,
  }
}

/** What a field is computed from. */
function formulaPhrase({ schema, value }: TrailStep, definition: Definition, names: NameIndex): Bilingual | undefined {
  const { formula } = value as { readonly formula?: string }
  if (formula === undefined) return undefined
  const branch = schema && branchOf(schema, value as Readonly<Record<string, unknown>>)
  const shown = showValue(formula, branch?.properties?.formula, names, scopeOf(definition))
  return shown && { en: `computed: ${shown.en}`, 'zh-CN': `公式：${shown['zh-CN']}` }
}

function typeTitle(schema: Schema, field: unknown): Bilingual {
  return titleOf(branchOf(schema, field as Readonly<Record<string, unknown>>), String((field as FieldDefinition)?.type))
}

const lowered = (title: Bilingual): Bilingual => ({ ...title, en: title.en.toLowerCase() })
const lower = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

function describeElement(change: JoinedChange, names: NameIndex, verb: 'added' | 'removed'): Bilingual {
  const { definition, trail } = change
  const elements = trail.filter(step => step.is === 'element')
  const [container, element] = [elements.at(-2), elements.at(-1) as TrailStep]
  const phrase = elementPhrase(element, definition, names, verb === 'added')
  const heading = headingOf(definition)
  const zhVerb = verb === 'added' ? '新增' : '删除'
  const preposition = verb === 'added' ? 'to' : 'from'
  if (!container) {
    return {
      en: `${phrase.en} ${verb} ${preposition} ${heading.en}`,
      'zh-CN': `${heading['zh-CN']}：${zhVerb}${phrase['zh-CN']}`,
    }
  }
  const around = elementPhrase(container, definition, names)
  return {
    en: `${heading.en}: ${lower(phrase.en)} ${verb} ${preposition} ${lower(around.en)}`,
    'zh-CN': `${heading['zh-CN']}：${verb === 'added' ? '在' : '从'}${around['zh-CN']}中${zhVerb}${phrase['zh-CN']}`,
  }
}

function describeMove(change: JoinedChange, names: NameIndex): Bilingual {
  const { definition, trail, from, follows } = change
  const elements = trail.filter(step => step.is === 'element')
  const element = elements.at(-1) as TrailStep
  const heading = headingOf(definition)
  const phrase = elementPhrase(element, definition, names)
  const head = inBoth(language =>
    language === 'en' ? `${heading.en}: ${lower(phrase.en)}` : `${heading['zh-CN']}：${phrase['zh-CN']}`,
  )
  if (from) {
    const container = elements.at(-2)
    const around = container ? elementPhrase(container, definition, names) : heading
    return { en: `${head.en} moved to ${lower(around.en)}`, 'zh-CN': `${head['zh-CN']}移到${around['zh-CN']}` }
  }
  if (follows === null || follows === undefined)
    return { en: `${head.en} moved to the top`, 'zh-CN': `${head['zh-CN']}移到最前` }
  const before = names.pathLabel(follows, scopeOf(definition))
  return { en: `${head.en} moved after “${before.en}”`, 'zh-CN': `${head['zh-CN']}移到“${before['zh-CN']}”之后` }
}

function describeSet(change: JoinedChange, names: NameIndex): Bilingual {
  const { definition, trail } = change
  const property = trail.at(-1) as TrailStep
  const elements = trail.filter(step => step.is === 'element')
  const place = elements.map(element => elementPhrase(element, definition, names))
  const heading = headingOf(definition)
  const head = {
    en: [heading.en, ...place.map(part => lower(part.en))].join(', '),
    'zh-CN': [heading['zh-CN'], ...place.map(part => part['zh-CN'])].join('，'),
  }
  return (
    describeLabel(change, head, names) ?? describeFlag(change, head) ?? describeType(change, head) ?? describeValue()
  )

  /** A list that gets its first elements, or loses all that it had. */
  function describeFirst(): Bilingual | undefined {
    const phrases = change.before === undefined ? phrasesOf(change.after) : undefined
    return phrases && { en: `${head.en}: ${phrases.en} added`, 'zh-CN': `${head['zh-CN']}：新增${phrases['zh-CN']}` }
  }

  function describeLast(): Bilingual | undefined {
    const phrases = change.after === undefined ? phrasesOf(change.before) : undefined
    return phrases && { en: `${head.en}: ${phrases.en} removed`, 'zh-CN': `${head['zh-CN']}：删除${phrases['zh-CN']}` }
  }

  function phrasesOf(value: unknown): Bilingual | undefined {
    const key = property.schema?.['x-key']
    const schema = property.schema?.items
    if (!key || !Array.isArray(value) || value.length === 0 || value.length > 5) return undefined
    const phrases = value.map(item => {
      const step = String((item as Readonly<Record<string, unknown>>)[key])
      return elementPhrase({ step, is: 'element', schema, value: item }, definition, names)
    })
    return {
      en: phrases.map(phrase => lower(phrase.en)).join(', '),
      'zh-CN': phrases.map(phrase => phrase['zh-CN']).join('、'),
    }
  }

  function describeValue(): Bilingual {
    const title = titleOf(property.schema, property.step)
    const within = scopeOf(definition)
    const [was, now] = [change.before, change.after].map(
      value =>
        (definition.kind === 'workflow' && drawnValue(definition, property.step, value)) ||
        showValue(value, property.schema, names, within),
    )
    const first = describeFirst() ?? describeLast()
    if (first) return first
    if (!was || !now)
      return { en: `${head.en}: ${lower(title.en)} changed`, 'zh-CN': `${head['zh-CN']}：修改了${title['zh-CN']}` }
    if (change.before === undefined) {
      return {
        en: `${head.en}: ${lower(title.en)} set to ${now.en}`,
        'zh-CN': `${head['zh-CN']}：${title['zh-CN']}设为${now['zh-CN']}`,
      }
    }
    if (change.after === undefined) {
      return {
        en: `${head.en}: ${lower(title.en)} no longer set (was ${was.en})`,
        'zh-CN': `${head['zh-CN']}：不再设置${title['zh-CN']}（原为${was['zh-CN']}）`,
      }
    }
    const changed = {
      en: `${head.en}: ${lower(title.en)} changed from ${was.en} to ${now.en}`,
      'zh-CN': `${head['zh-CN']}：${title['zh-CN']}由${was['zh-CN']}改为${now['zh-CN']}`,
    }
    if (property.schema?.['x-type'] !== 'LocalizedText') return changed
    return inBoth(language => {
      if (was[language] !== now[language]) return changed[language]
      const other = describeOtherLanguage(language, title, change.before as object, change.after as object)
      return other ? `${head[language]}${language === 'en' ? ': ' : '：'}${other}` : changed[language]
    })
  }
}

/** A label that changed: `Account: Name is now called Company`; in each language, of the language that did. */
function describeLabel({ path, before, after, definition, trail }: JoinedChange, head: Bilingual, names: NameIndex) {
  if (path.at(-1) !== 'label' || !before || !after) return undefined
  const [was, now] = [labelIn(before, ''), labelIn(after, '')]
  const elements = trail.filter(step => step.is === 'element')
  const heading = headingOf(definition)
  const around = elements.slice(0, -1).map(element => elementPhrase(element, definition, names))
  const title = titleOf(kinds[definition.kind], definition.kind)
  const renamed =
    elements.length === 0
      ? {
          en: `${title.en} ${was.en} is now called ${now.en}`,
          'zh-CN': `${title['zh-CN']}“${was['zh-CN']}”改称“${now['zh-CN']}”`,
        }
      : {
          en: `${[heading.en, ...around.map(part => lower(part.en))].join(', ')}: ${was.en} is now called ${now.en}`,
          'zh-CN': `${[heading['zh-CN'], ...around.map(part => part['zh-CN'])].join('，')}：“${was['zh-CN']}”改称“${now['zh-CN']}”`,
        }
  return inBoth(language => {
    if (was[language] !== now[language]) return renamed[language]
    const other = describeOtherLanguage(language, { en: 'label', 'zh-CN': '标签' }, before, after)
    return language === 'en' ? `${head.en}: ${other ?? 'label changed'}` : `${head['zh-CN']}：${other ?? '修改了标签'}`
  })
}

/** A yes-or-no that changed: `Account, field “Name” is now required`. */
function describeFlag({ trail, after }: JoinedChange, head: Bilingual): Bilingual | undefined {
  const property = trail.at(-1)
  if (property?.schema?.type !== 'boolean') return undefined
  const title = titleOf(property.schema, property.step)
  return after === true
    ? { en: `${head.en}: ${lower(title.en)} from now on`, 'zh-CN': `${head['zh-CN']}：设为“${title['zh-CN']}”` }
    : { en: `${head.en}: no longer ${lower(title.en)}`, 'zh-CN': `${head['zh-CN']}：取消“${title['zh-CN']}”` }
}

/** A field that got another type. */
function describeType({ trail, path, before, after }: JoinedChange, head: Bilingual): Bilingual | undefined {
  const element = trail.at(-2)
  if (path.at(-1) !== 'type' || element?.schema?.['x-type'] !== 'FieldDefinition') return undefined
  const title = (type: unknown) => titleOf(branchOf(element.schema as Schema, { type }), String(type))
  const [was, now] = [title(before), title(after)]
  return {
    en: `${head.en}: type changed from ${was.en.toLowerCase()} to ${now.en.toLowerCase()}`,
    'zh-CN': `${head['zh-CN']}：类型由“${was['zh-CN']}”改为“${now['zh-CN']}”`,
  }
}

/** The sentence of a whole definition that came or went. */
export function describeWhole(definition: Definition, verb: 'added' | 'removed'): Bilingual {
  const title = titleOf(kinds[definition.kind], definition.kind)
  const label = labelIn(definition.label, definition.name)
  const count = definition.kind === 'object' && verb === 'added' ? definition.fields.length : undefined
  const more =
    count === undefined
      ? same('')
      : { en: ` with ${count} field${count === 1 ? '' : 's'}`, 'zh-CN': `（${count} 个字段）` }
  return {
    en: `${title.en} “${label.en}” ${verb}${more.en}`,
    'zh-CN': `${verb === 'added' ? '新增' : '删除'}${title['zh-CN']}“${label['zh-CN']}”${more['zh-CN']}`,
  }
}
