/** The layout that a new document begins with: a heading, the fields of the record, a table of lines with its total. */
import type { DocumentDefinition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import type { DraftHandle } from '../draft/use-draft.ts'

type Language = 'en' | 'zh-CN'
type Layout = Pick<DocumentDefinition, 'body' | 'footer' | 'style'>

const style = `.head{padding-bottom:4mm;margin-bottom:6mm;border-bottom:.5mm solid #14507a}
.head h1,h2{color:#14507a}
table.lines th{color:#14507a;border-bottom-color:#14507a}
table.fields th{padding-right:4mm}
.footer{display:flex;justify-content:space-between;padding-top:1.5mm;border-top:.2mm solid #c9d3dd}`

const mostFields = 12
const mostColumns = 8
const amounts: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent'])

/** `lines`: the children field whose records become the table. */
export function defaultLayout(
  draft: Pick<DraftHandle, 'find'>,
  object: ObjectDefinition,
  label: DocumentDefinition['label'],
  lines: string | undefined,
): Layout {
  const children = object.fields.find(field => field.name === lines && field.type === 'children')
  const child = children?.type === 'children' ? draft.find('object', children.target) : undefined
  const body = (language: Language) =>
    [
      heading(object, label[language] ?? label.en ?? ''),
      fields(object),
      child && lines ? table(child, lines, language) : '',
    ]
      .filter(Boolean)
      .join('\n')
  return {
    style,
    body: { en: body('en'), 'zh-CN': body('zh-CN') },
    footer: {
      en: '<div class="footer"><span>{{date today "long"}}</span><span>Page {{pageNumber}} of {{pageCount}}</span></div>',
      'zh-CN':
        '<div class="footer"><span>{{date today "long"}}</span><span>第 {{pageNumber}} 页，共 {{pageCount}} 页</span></div>',
    },
  }
}

/** The record's title has braces of its own. */
function heading(object: ObjectDefinition, title: string): string {
  const called = object.title.replaceAll(/\{([^{}]+)\}/g, '{{$1}}')
  return `<div class="split head">\n  <h1>${escaped(title)}</h1>\n  <div class="right muted">${called}</div>\n</div>`
}

function fields(object: ObjectDefinition): string {
  const shown = object.fields.filter(isShort).slice(0, mostFields)
  const row = (field: FieldDefinition) =>
    `    {{#if ${field.name}}}<tr><th>{{label ${field.name}}}</th><td>${value(field)}</td></tr>{{/if}}`
  const half = Math.ceil(shown.length / 2)
  const side = (part: readonly FieldDefinition[]) => `  <table class="fields">\n${part.map(row).join('\n')}\n  </table>`
  const long = object.fields.filter(field => field.type === 'longText')
  const texts = long.map(
    field => `{{#if ${field.name}}}<h2>{{label ${field.name}}}</h2>\n<p class="text">{{${field.name}}}</p>{{/if}}`,
  )
  const sides = [side(shown.slice(0, half)), ...(shown.length > half ? [side(shown.slice(half))] : [])]
  return [`<div class="columns">\n${sides.join('\n')}\n</div>`, ...texts].join('\n')
}

function table(child: ObjectDefinition, lines: string, language: Language): string {
  const columns = child.fields.filter(field => isShort(field) && !isParent(field)).slice(0, mostColumns)
  const cell = (field: FieldDefinition) => (amounts.has(field.type) ? ' class="number"' : '')
  const heads = columns.map(field => `<th${cell(field)}>{{label ${lines}.${field.name}}}</th>`).join('')
  const cells = columns.map(field => `<td${cell(field)}>${value(field)}</td>`).join('')
  const sums = columns.filter(field => field.type === 'money')
  const total = sums.at(-1)
  const words = language === 'en' ? 'Total' : '合计'
  const totals = total
    ? `\n<table class="totals">\n  <tr class="grand"><td>${words}</td><td>{{money (sum ${lines}.${total.name})}}</td></tr>\n</table>`
    : ''
  return `<h2>{{label ${lines}}}</h2>
<table class="lines">
  <thead><tr>${heads}</tr></thead>
  <tbody>
{{#each ${lines}}}
  <tr>${cells}</tr>
{{/each}}
  </tbody>
</table>${totals}`
}

const long: ReadonlySet<FieldDefinition['type']> = new Set(['children', 'file', 'longText'])

function isShort(field: FieldDefinition): boolean {
  return !long.has(field.type)
}

/** The reference of a line to what it is a line of. */
function isParent(field: FieldDefinition): boolean {
  return field.type === 'reference' && field.onDelete === 'cascade'
}

function value({ name, type }: FieldDefinition): string {
  if (type === 'money') return `{{money ${name}}}`
  if (type === 'date') return `{{date ${name} "long"}}`
  return `{{${name}}}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{{', '{ {')
}
