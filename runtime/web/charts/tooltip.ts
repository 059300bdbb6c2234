/** What is said of what is pointed at: a heading, and lines of color, name and value. Made of elements, so that labels stay texts. */
export interface TooltipLine {
  readonly color?: string
  readonly name: string
  readonly value: string
}

/** As many lines as fit beside a chart. */
const most = 14

/** The content of a tooltip. */
export function tooltip(heading: string, lines: readonly TooltipLine[]): HTMLElement {
  const box = element('div', 'chart-tooltip')
  if (heading) box.append(element('strong', '', heading))
  for (const { color, name, value } of lines.slice(0, most)) {
    const line = element('div', 'chart-tooltip-line')
    const swatch = element('i', '')
    if (color) swatch.style.background = color
    line.append(swatch, element('span', '', name), element('b', '', value))
    box.append(line)
  }
  if (lines.length > most) box.append(element('div', 'chart-tooltip-more', `+ ${lines.length - most}`))
  return box
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}
