/** What is said of what is pointed at: a heading, and lines of color, name and value. Made of elements, so that labels stay texts. */
export interface TooltipLine {
  readonly color?: string
  readonly name: string
  readonly value: string
}

/** As many lines as fit beside a chart. */
const most = 14

/** The content of a tooltip; `sum` stands apart below the others. */
export function tooltip(heading: string, lines: readonly TooltipLine[], sum?: TooltipLine): HTMLElement {
  const box = element('div', 'chart-tooltip')
  if (heading) box.append(element('strong', '', heading))
  for (const line of lines.slice(0, most)) box.append(lineOf(line, 'chart-tooltip-line'))
  if (lines.length > most) box.append(element('div', 'chart-tooltip-more', `+ ${lines.length - most}`))
  if (sum) box.append(lineOf(sum, 'chart-tooltip-line chart-tooltip-sum'))
  return box
}

function lineOf({ color, name, value }: TooltipLine, className: string): HTMLElement {
  const line = element('div', className)
  const swatch = element('i', '')
  if (color) swatch.style.background = color
  line.append(swatch, element('span', '', name), element('b', '', value))
  return line
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
