/** Starts the designer: texts and colors first, so that nothing jumps, then the screen. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AppFrame } from '#runtime/web/app-frame.tsx'
import { startI18n } from '#runtime/web/i18n/start-i18n.ts'
import { startTheme } from '#runtime/web/shell/use-mode.ts'
import { createRoutes } from './routes.tsx'
import '#runtime/web/app.css'
import '#runtime/web/shell/shell.css'
import './designer.css'

startTheme()
await startI18n()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppFrame createRouter={createRoutes} />
  </StrictMode>,
)
