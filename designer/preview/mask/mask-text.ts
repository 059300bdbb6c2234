/**
 * Neutral texts in the place of personal ones: of the same script, length and shape, so that what was Chinese stays
 * Chinese, a capital stays a capital and a digit a digit. The same text always becomes the same.
 */
import type { Dice } from './dice.ts'

const words =
  'alder amber aspen autumn basalt birch bluff brook cedar chalk cliff clover cobalt copper coral cove delta dune elm ember fern field fjord flint forest garnet glade granite grove harbor hazel heath hill indigo island ivory jasper juniper lagoon lake larch laurel linden maple marble marsh meadow mesa mist moss oak olive onyx opal orchard pebble pine plain poplar prairie quartz reef ridge river rowan sage sand shore silver slate spruce stone summit thicket tide topaz tundra valley violet willow wood'.split(
    ' ',
  )
const ideographs = [...'松柏竹梅兰菊荷桂枫榆杨柳桐杉桃李杏梨棠槐山川江河湖海溪泉云霞星月晨曦春夏秋冬雨雪霜露石玉金银铜']
const hiragana = [...'あいうえおかきくけこさしすせそたちつてとなにぬねのはまみむめもやゆよらりるれろわ']
const katakana = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノハマミムメモヤユヨラリルレロワ']
const alphabets: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Hiragana}/u, hiragana],
  [/\p{Script=Katakana}/u, katakana],
  [/\p{Script=Hangul}/u, [...'가나다라마바사아자차카타파하고노도로모보소오조']],
  [/\p{Script=Cyrillic}/u, [...'абвгдежзиклмнопрстуфхэя']],
  [/\p{Script=Greek}/u, [...'αβγδεζηθικλμνξοπρστυφχψω']],
  [/\p{Script=Arabic}/u, [...'ابتجدرزسعفقكلمنهوي']],
  [/\p{Script=Hebrew}/u, [...'אבגדהוזחטיכלמנסעפצקרשת']],
  [/\p{Script=Thai}/u, [...'กขคงจชดตถทนบปพมยรลวสหอ']],
  [/\p{Script=Devanagari}/u, [...'कखगघचजटडतथदधनपबमयरलवशसह']],
]

/** Words become other words; ideographs, kana and digits one by one. Punctuation and spaces stay. */
export function maskText(text: string, dice: Dice): string {
  return text.replace(/\p{Script=Latin}[\p{Script=Latin}\p{M}]*|[\p{L}\p{N}]/gu, part =>
    /^\p{Script=Latin}/u.test(part) ? maskWord(part, dice) : maskCharacter(part, dice),
  )
}

/** Every letter and digit becomes another of its kind, where a pattern may look at each. */
export function maskShape(text: string, dice: Dice): string {
  return text.replace(/[\p{L}\p{N}]/gu, character => maskCharacter(character, dice))
}

function maskWord(word: string, dice: Dice): string {
  if (word.length === 1) return maskCharacter(word, dice)
  const neutral = words[dice(words.length)] as string
  if (word === word.toLowerCase()) return neutral
  return word === word.toUpperCase() ? neutral.toUpperCase() : `${neutral[0]?.toUpperCase()}${neutral.slice(1)}`
}

function maskCharacter(character: string, dice: Dice): string {
  if (/\p{N}/u.test(character)) return String(dice(10))
  if (/\p{Script=Han}/u.test(character)) return pick(ideographs, dice)
  const alphabet = alphabets.find(([script]) => script.test(character))?.[1]
  const chosen = alphabet ? pick(alphabet, dice) : String.fromCharCode(97 + dice(26))
  return character === character.toLowerCase() ? chosen : chosen.toUpperCase()
}

function pick(from: readonly string[], dice: Dice): string {
  return from[dice(from.length)] as string
}
