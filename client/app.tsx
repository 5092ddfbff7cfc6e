/** The app: its ground, its words and its addresses. Each screen is a chunk of its own. */
import type { i18n as I18n } from 'i18next'
import { type ReactElement, type ReactNode, Suspense } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import { localeOf } from '#shared/words/words.ts'
import { Failure } from './screens/failure.tsx'
import { NotFound } from './screens/not-found.tsx'
import { AppContext, type AppDeps } from './state/app-context.ts'
import { SettingsProvider } from './state/settings.tsx'
import { Announcer } from './ui/announcer.tsx'
import { fetched } from './ui/fetched.ts'
import { Spinner } from './ui/spinner.tsx'
import { AppUiWords } from './words/app-ui-words.tsx'

const SignIn = fetched(async () => (await import('./screens/sign-in.tsx')).SignIn)
const Join = fetched(async () => (await import('./screens/join.tsx')).Join)
const Home = fetched(async () => (await import('./screens/home.tsx')).Home)
const Verify = fetched(async () => (await import('./screens/verify.tsx')).Verify)
const Account = fetched(async () => (await import('./screens/account.tsx')).Account)
const ConfirmMail = fetched(async () => (await import('./screens/confirm-mail.tsx')).ConfirmMail)
const Privacy = fetched(async () => (await import('./screens/privacy.tsx')).Privacy)
const People = fetched(async () => (await import('./screens/people.tsx')).People)
const Board = fetched(async () => (await import('./screens/board.tsx')).Board)
const Reader = fetched(async () => (await import('./screens/reader.tsx')).Reader)

/** Everything on the page. */
export function App({ deps, i18n }: { readonly deps: AppDeps; readonly i18n: I18n }): ReactElement {
  return (
    <AppContext value={deps}>
      <I18nextProvider i18n={i18n}>
        <Ground>
          <Failure kind="page">
            <Suspense fallback={<Loading />}>
              <Screens />
            </Suspense>
          </Failure>
        </Ground>
      </I18nextProvider>
    </AppContext>
  )
}

function Ground({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <I18nProvider locale={localeOf(i18n.language)}>
      <RouterProvider navigate={navigate}>
        <SettingsProvider>
          <AppUiWords>
            <Announcer>{children}</Announcer>
          </AppUiWords>
        </SettingsProvider>
      </RouterProvider>
    </I18nProvider>
  )
}

function Screens(): ReactElement {
  return (
    <Switch>
      <Route path="/">
        <Home />
      </Route>
      <Route path="/sign-in">
        <SignIn />
      </Route>
      <Route path="/privacy">
        <Privacy />
      </Route>
      <Route path="/people">
        <People />
      </Route>
      <Route path="/join">
        <Join />
      </Route>
      <Route path="/confirm-mail">
        <ConfirmMail />
      </Route>
      <Route path="/verify">
        <Verify />
      </Route>
      <Route path="/account">
        <Account />
      </Route>
      <Route path="/boards/:id/versions/:number">
        {({ id, number }) => <Reader board={id} number={Number(number)} />}
      </Route>
      <Route path="/boards/:id/:part?">{({ id, part }) => <Board key={id} id={id} part={part} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

function Loading(): ReactElement {
  const { t } = useTranslation()
  return <Spinner label={t('common.loading')} />
}
