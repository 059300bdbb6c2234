/** The colors of each mode by their use; whoever draws, on a screen or on paper, takes them from here. */

export type Mode = 'light' | 'dark'

/** The colors by their use. */
export const palettes = {
  light: {
    canvas: '#f6f7f9',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#f1f3f6',
    hover: '#eef1f5',
    line: '#e2e6ec',
    lineStrong: '#c9d0da',
    text: '#1a1f29',
    muted: '#566071',
    accent: '#2f56c8',
    accentHover: '#2448b3',
    accentSoft: '#e9eefc',
    danger: '#b42318',
    dangerSoft: '#fdeceb',
    ok: '#17693f',
    okSoft: '#e4f4ea',
    warn: '#8a4b08',
    warnSoft: '#fdf1dd',
    star: '#c27803',
  },
  dark: {
    canvas: '#101217',
    surface: '#171a20',
    raised: '#1e222a',
    sunken: '#13161b',
    hover: '#22272f',
    line: '#2a303a',
    lineStrong: '#434b58',
    text: '#e7e9ee',
    muted: '#a0a9b8',
    accent: '#8ea8ff',
    accentHover: '#a8bcff',
    accentSoft: '#222c4a',
    danger: '#ff9a91',
    dangerSoft: '#3a1d1c',
    ok: '#7ed3a2',
    okSoft: '#17301f',
    warn: '#f2c078',
    warnSoft: '#362812',
    star: '#f0b43c',
  },
} as const satisfies Record<Mode, Record<string, string>>
