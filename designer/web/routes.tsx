/** Every address of the designer; each screen arrives when it is first opened. */
import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { RouteError } from '#runtime/web/shell/route-error.tsx'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import { SignedIn } from '#runtime/web/shell/signed-in.tsx'
import { DesignerFrame } from './shell/designer-frame.tsx'
import { Elsewhere } from './shell/elsewhere.tsx'

const screen = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
  errorElement: <RouteError />,
})

const draft: RouteObject[] = [
  screen('', async () => (await import('./draft/overview-page.tsx')).OverviewPage),
  screen('changes', async () => (await import('./changes/changes-page.tsx')).ChangesPage),
  screen('preview', async () => (await import('./preview/preview-page.tsx')).PreviewPage),
  screen('promote', async () => (await import('./promote/promote-page.tsx')).PromotePage),
  screen('labels', async () => (await import('./labels/labels-page.tsx')).LabelsPage),
  screen(':kind/:definition', async () => (await import('./definition/definition-page.tsx')).DefinitionPage),
]

const signedIn: RouteObject[] = [
  screen('/designer', async () => (await import('./drafts/drafts-page.tsx')).DraftsPage),
  {
    path: '/designer/drafts/:draft',
    lazy: async () => ({ Component: (await import('./draft/draft-frame.tsx')).DraftFrame }),
    errorElement: <RouteError />,
    children: draft,
  },
  screen('/designer/revisions', async () => (await import('./revisions/revisions-page.tsx')).RevisionsPage),
  screen('/designer/revisions/:revision', async () => (await import('./revisions/revision-page.tsx')).RevisionPage),
  screen('/designer/parked', async () => (await import('./revisions/parked-page.tsx')).ParkedPage),
  { path: '*', Component: Elsewhere },
]

/** The router of the browser's address bar. */
export const createRoutes = () =>
  createBrowserRouter([
    {
      hydrateFallbackElement: <RouteLoading />,
      errorElement: <RouteError />,
      children: [
        screen('/sign-in', async () => (await import('#runtime/web/sign-in/sign-in-page.tsx')).SignInPage),
        {
          element: (
            <SignedIn>
              <DesignerFrame />
            </SignedIn>
          ),
          errorElement: <RouteError />,
          children: signedIn,
        },
      ],
    },
  ])
