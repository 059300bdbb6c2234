/** The look: one palette per mode, from which both antd's tokens and the app's own CSS variables are made. */
import { type ThemeConfig, theme } from 'antd'
import { type Mode, palettes } from './palettes.ts'

/** For what is measured before it is drawn; everything else has `--font-family`, which depends on the language. */
export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

/** antd's tokens for a mode. */
export function antdTheme(mode: Mode): ThemeConfig {
  const palette = palettes[mode]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font-family)',
      fontSize: 13,
      borderRadius: 6,
      controlHeight: 32,
      controlHeightSM: 26,
      colorPrimary: palette.accent,
      colorPrimaryHover: palette.accentHover,
      colorPrimaryActive: palette.accentHover,
      colorLink: palette.accent,
      colorLinkHover: palette.accentHover,
      colorInfo: palette.accent,
      colorError: palette.danger,
      colorSuccess: palette.ok,
      colorWarning: palette.warn,
      colorWarningBg: palette.warnSoft,
      colorText: palette.text,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: mode === 'dark' ? '#8b94a3' : '#6b7482',
      colorTextDisabled: palette.muted,
      colorBgLayout: palette.canvas,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      // Whoever wants no motion gets none: antd waits for no transition then.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        ...(mode === 'dark' ? { primaryColor: '#10131a' } : {}),
      },
      Tabs: { horizontalItemPadding: '8px 0', horizontalItemGutter: 20, horizontalMargin: '0' },
      Modal: { titleFontSize: 15 },
      Drawer: { footerPaddingBlock: 12 },
      Form: { itemMarginBottom: 12 },
    },
  }
}

/** Writes the palette as CSS variables on the document. */
export function showTheme(mode: Mode): void {
  const root = document.documentElement
  root.dataset.theme = mode
  root.style.colorScheme = mode
  for (const [name, value] of Object.entries(palettes[mode])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`, value)
  }
}
