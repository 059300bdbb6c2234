/** Starts the app: texts and colors first, so that nothing jumps, then the screen. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AppFrame } from './app-frame.tsx'
import { startI18n } from './i18n/start-i18n.ts'
import { createRoutes } from './routes.tsx'
import { startTheme } from './shell/use-mode.ts'
import './app.css'

startTheme()
await startI18n()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <AppFrame createRouter={createRoutes} />
  </StrictMode>,
)
