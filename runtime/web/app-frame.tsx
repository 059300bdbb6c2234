/** The outermost frame: look, language of the components, server data and routes. */
import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import { useState } from 'react'
import type { DataRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient } from './api/query-client.ts'
import { useComponentLocale } from './i18n/use-component-locale.ts'
import { antdTheme } from './shell/theme.ts'
import { useMode } from './shell/use-mode.ts'

export function AppFrame({ createRouter }: { readonly createRouter: () => DataRouter }) {
  const [mode] = useMode()
  const [client] = useState(createQueryClient)
  const [router] = useState(createRouter)
  const locale = useComponentLocale()
  return (
    <ConfigProvider theme={antdTheme(mode)} button={{ autoInsertSpace: false }} locale={locale}>
      <AntApp className="app" message={{ maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
