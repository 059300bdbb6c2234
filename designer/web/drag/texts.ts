import { defineTexts } from '../texts/use-texts.ts'

export const texts = defineTexts(
  {
    how: 'Press space to pick up, the arrow keys to move, space to put down, escape to leave it where it was.',
    pickedUp: (what: string) => `${what} picked up. The arrow keys move it.`,
    over: (where: string, position: number, count: number) => `${where}: position ${position} of ${count}.`,
    dropped: (what: string, where: string) => `${what} put down in ${where}.`,
    cancelled: (what: string) => `${what} stays where it was.`,
    move: (what: string) => `Move ${what}`,
    remove: (what: string) => `Remove ${what}`,
  },
  {
    how: '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 取消。',
    pickedUp: what => `已拿起“${what}”，用方向键移动。`,
    over: (where, position, count) => `${where}：第 ${position} 位，共 ${count} 位。`,
    dropped: (what, where) => `“${what}”已放到${where}。`,
    cancelled: what => `“${what}”保持原位。`,
    move: what => `移动“${what}”`,
    remove: what => `移除“${what}”`,
  },
)
