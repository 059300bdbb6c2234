/** Numbers that look like chance and follow from a text and a key: the same text throws the same, nobody can turn it round. */
import { createHmac } from 'node:crypto'

/** The next whole number from 0 to below `sides`. */
export type Dice = (sides: number) => number

/** Dice for one text; `turn` gives others for the same text. */
export function createDice(key: Buffer, text: string, turn = 0): Dice {
  let block = 0
  let bytes = Buffer.alloc(0)
  let at = 0
  return sides => {
    if (at + 4 > bytes.length) {
      bytes = createHmac('sha256', key).update(`${turn} ${block++} ${text}`).digest()
      at = 0
    }
    const value = bytes.readUInt32BE(at)
    at += 4
    return value % sides
  }
}
