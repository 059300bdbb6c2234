/** Where a text stops being JSON, and which place of a text a finding of the server means. */
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { findSyntaxFault } from '#designer/web/json/find-syntax-fault.ts'
import { rangeOf } from '#designer/web/json/json-places.ts'
import { parseText } from '#designer/web/json/parse-text.ts'

describe('the first place that is not JSON', () => {
  test.each<[string, string, number, string]>([
    ['a word that means nothing', '{\n  "a": bogus,\n  "b": 2\n}', 2, 'bogus'],
    ['a comma that lacks', '{\n  "a": 1\n  "b": 2\n}', 3, '"'],
    ['a comma too many', '{\n  "a": 1,\n}', 3, '}'],
    ['a value that lacks', '{\n  "a":\n}', 3, '}'],
    ['a text that does not end', '{\n  "a": "x\n}', 2, '"x'],
    ['a brace too many', '{"a": 1}\n}', 2, '}'],
    ['an end too early', '{\n  "a": 1', 2, '1'],
    ['an escape that is none', '{\n\n  "a": "\\x"}', 3, '"\\x"'],
    ['a list that ends in a comma', '{"a": [\n1,\n]}', 3, ']'],
    ['a comment', '{\n  "a": 1 /* c */\n}', 2, '/*'],
  ])('%s', (_, text, line, marked) => {
    const fault = findSyntaxFault(text)
    expect(fault?.line).toBe(line)
    expect(text.slice(fault?.from, fault?.to)).toBe(marked)
    expect(parseText(text)).toEqual({ fault: { code: 'notJson', limit: String(line) } })
  })

  test('there is none in JSON', () => {
    const value = { a: [1, -2.5e3, null, true], 'b\n"': { c: '中\t' } }
    expect(findSyntaxFault(JSON.stringify(value, null, 2))).toBeUndefined()
    expect(parseText(JSON.stringify(value))).toEqual({ value })
  })
})

test.each([
  ['/bogus', '"bogus"'],
  ['/columns/1/width', '"wide"'],
  ['/columns/1/nothing', '{'],
  ['/label', '{'],
])('the finding at %s is marked at its place', (pointer, marked) => {
  const doc = '{\n  "name": "x",\n  "columns": [{"width": 1}, {"width": "wide"}],\n  "bogus": {"a": 1}\n}'
  const state = EditorState.create({ doc, extensions: [json()] })
  const { from, to } = rangeOf(state, pointer)
  expect(doc.slice(from, to)).toBe(marked)
})
