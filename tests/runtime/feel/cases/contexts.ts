import { fault, type Group } from './case.ts'

const typed = 'types that do not go together are a fault, not null'

export const contexts: readonly Group[] = [
  {
    of: 'get value() and get entries()',
    cases: [
      ['get value({a: 1}, "a")', 1],
      ['get value({a: 1}, "b")', null],
      ['get value({"a b": 1}, "a b")', 1],
      ['get value({a: {b: 2}}, ["a", "b"])', 2, { differs: 'feelin takes one key only' }],
      ['get value({a: {b: 2}}, ["a", "c"])', null],
      ['get value({a: 1}, ["a", "b"])', null],
      ['get value(null, "a")', null],
      ['get value(m: {a: 1}, key: "a")', 1],
      ['get value({a: 1}, 1)', fault('mismatched-type'), { differs: typed }],
      [
        'get entries({a: 1, b: "x"})',
        [
          { key: 'a', value: 1 },
          { key: 'b', value: 'x' },
        ],
      ],
      ['get entries({})', []],
      ['get entries(null)', null],
      ['get entries({a: 1})[key = "a"].value', [1]],
      ['get entries(m: {a: 1})[1].key', 'a'],
    ],
  },
  {
    of: 'context()',
    cases: [
      ['context([{key: "a", value: 1}, {key: "b", value: 2}])', { a: 1, b: 2 }],
      ['context({key: "a", value: 1})', { a: 1 }],
      ['context([])', {}],
      ['context([{key: "a", value: 1}, {key: "a", value: 2}])', null],
      ['context([{key: null, value: 1}])', null],
      ['context([{key: "a"}])', null],
      ['context(entries: [{key: "a", value: null}])', { a: null }],
      ['context(get entries({a: 1}))', { a: 1 }],
      ['context([1])', fault('mismatched-type'), { differs: typed }],
    ],
  },
  {
    of: 'context put() and context merge()',
    cases: [
      ['context put({a: 1}, "b", 2)', { a: 1, b: 2 }],
      ['context put({a: 1}, "a", 2)', { a: 2 }],
      ['context put({}, "a", null)', { a: null }],
      ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
      ['context put({a: {b: 1}}, ["a", "c"], 2)', { a: { b: 1, c: 2 } }],
      ['context put({a: 1}, ["x", "y"], 2)', null],
      ['context put({a: 1}, [], 2)', null],
      ['context put(null, "a", 1)', null],
      ['context put(context: {a: 1}, key: "b", value: 2)', { a: 1, b: 2 }],
      ['context put(context: {a: 1}, keys: ["b"], value: 2)', { a: 1, b: 2 }],
      ['context merge([{a: 1}, {b: 2}])', { a: 1, b: 2 }],
      ['context merge([{a: 1}, {a: 2}])', { a: 2 }],
      ['context merge([])', {}],
      ['context merge({a: 1})', { a: 1 }],
      ['context merge(contexts: [{a: 1}])', { a: 1 }],
      ['context merge([1])', fault('mismatched-type'), { differs: typed }],
    ],
  },
  {
    of: 'not()',
    cases: [
      ['not(true)', false],
      ['not(false)', true],
      ['not(null)', null],
      ['not(1 = 2)', true],
      ['not(negand: true)', false],
      ['not(1)', fault('mismatched-argument'), { differs: typed }],
    ],
  },
  {
    of: 'has role() (ours)',
    cases: [
      ['has role("seller")', true, { names: { actor: { roles: ['seller'] } }, differs: 'a function of ours' }],
      ['has role("admin")', false, { names: { actor: { roles: ['seller'] } }, differs: 'a function of ours' }],
      ['has role("admin")', false, { differs: 'a function of ours' }],
    ],
  },
]
