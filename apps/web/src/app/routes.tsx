import { createBrowserRouter } from 'react-router'
import { Crash, Home, NotFound, RoomGuard } from './layout/pages.tsx'
import { Shell } from './layout/Shell.tsx'
import { noteNavigation } from './navigation.ts'

/** Each room is a chunk of its own: a partner's browser never loads the case manager's screens. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Crash />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Home /> },
      {
        path: 'faelle',
        element: <RoomGuard room="CASES" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/cases/worklist/WorklistPage.tsx')).WorklistPage,
            }),
          },
          {
            path: 'neu',
            lazy: async () => ({
              Component: (await import('../rooms/cases/open/OpenCasePage.tsx')).OpenCasePage,
            }),
          },
          {
            path: 'anonym',
            lazy: async () => ({
              Component: (await import('../rooms/cases/open/AnonymousPage.tsx')).AnonymousPage,
            }),
          },
          {
            path: 'import',
            lazy: async () => ({
              Component: (await import('../rooms/cases/import/ImportPage.tsx')).ImportPage,
            }),
          },
          {
            path: 'loeschungen',
            lazy: async () => ({
              Component: (await import('../rooms/cases/deletions/DeletionsPage.tsx')).DeletionsPage,
            }),
          },
          {
            path: 'einblicke',
            lazy: async () => ({
              Component: (await import('../rooms/cases/glass/CasesGlassPage.tsx')).CasesGlassPage,
            }),
          },
          {
            path: 'einblicke/:glassId',
            lazy: async () => ({
              Component: (await import('../rooms/shared/glass/BrokenCasePage.tsx')).BrokenCasePage,
            }),
          },
          {
            path: ':caseId',
            lazy: async () => ({ Component: (await import('../rooms/cases/case/CasePage.tsx')).CasePage }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('../rooms/cases/journey/JourneySection.tsx')).JourneySection,
                }),
              },
              {
                path: 'angaben',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/facts/FactsSection.tsx')).FactsSection,
                }),
              },
              {
                path: 'aufgaben',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/tasks/TasksSection.tsx')).TasksSection,
                }),
              },
              {
                path: 'einwilligungen',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/consents/ConsentsSection.tsx')).ConsentsSection,
                }),
              },
              {
                path: 'vermittlungen',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/referrals/ReferralsSection.tsx')).ReferralsSection,
                }),
              },
              {
                path: 'zugang',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/access/AccessSection.tsx')).AccessSection,
                }),
              },
              {
                path: 'unterlagen',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/documents/DocumentsSection.tsx')).DocumentsSection,
                }),
              },
              {
                path: 'notizen',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/notes/NotesSection.tsx')).NotesSection,
                }),
              },
              {
                path: 'zugriffe',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/audit/CaseTrail.tsx')).CaseTrail,
                }),
              },
              {
                path: 'datenschutz',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/rights/RightsSection.tsx')).RightsSection,
                }),
              },
              {
                path: 'person',
                lazy: async () => ({
                  Component: (await import('../rooms/cases/identity/IdentitySection.tsx')).IdentitySection,
                }),
              },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
      {
        path: 'eingang',
        element: <RoomGuard room="INBOX" />,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('../rooms/inbox/InboxPage.tsx')).InboxPage }),
          },
          {
            path: ':referralId',
            lazy: async () => ({ Component: (await import('../rooms/inbox/ReceivedPage.tsx')).ReceivedPage }),
          },
        ],
      },
      {
        path: 'steuerung',
        element: <RoomGuard room="STEERING" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/steering/SteeringPage.tsx')).SteeringPage,
            }),
          },
          {
            path: 'doppelte',
            lazy: async () => ({
              Component: (await import('../rooms/steering/DuplicatesPage.tsx')).DuplicatesPage,
            }),
          },
        ],
      },
      {
        path: 'datenschutz',
        element: <RoomGuard room="DATA_PROTECTION" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/DataProtectionPage.tsx')).DataProtectionPage,
            }),
          },
          {
            path: 'einblicke',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/reviews/ReviewsPage.tsx')).ReviewsPage,
            }),
          },
          {
            path: 'beschwerden',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/ComplaintsPage.tsx')).ComplaintsPage,
            }),
          },
          {
            path: 'beschwerden/:glassId',
            lazy: async () => ({
              Component: (await import('../rooms/shared/glass/BrokenCasePage.tsx')).BrokenCasePage,
            }),
          },
          {
            path: 'pruefpfad',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/audit/AuditPage.tsx')).AuditPage,
            }),
          },
          {
            path: 'aufbewahrung',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/retention/RetentionPage.tsx')).RetentionPage,
            }),
          },
          {
            path: 'antraege',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/requests/RequestsPage.tsx')).RequestsPage,
            }),
          },
          {
            path: 'pannen',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/breaches/BreachesPage.tsx')).BreachesPage,
            }),
          },
          {
            path: 'meldungen',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/DutyReportsPage.tsx')).DutyReportsPage,
            }),
          },
          {
            path: 'vermittlungen',
            lazy: async () => ({
              Component: (await import('../rooms/data-protection/ReferralsPage.tsx')).ReferralsPage,
            }),
          },
        ],
      },
      {
        path: 'mein-weg',
        element: <RoomGuard room="MY_WAY" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/my-way/MyWayPage.tsx')).MyWayPage,
            }),
          },
        ],
      },
      {
        path: 'team',
        element: <RoomGuard room="TEAM" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/team/TeamPage.tsx')).TeamPage,
            }),
          },
          {
            path: 'einblicke',
            lazy: async () => ({
              Component: (await import('../rooms/team/TeamGlassPage.tsx')).TeamGlassPage,
            }),
          },
          {
            path: 'einblicke/:glassId',
            lazy: async () => ({
              Component: (await import('../rooms/shared/glass/BrokenCasePage.tsx')).BrokenCasePage,
            }),
          },
        ],
      },
      {
        path: 'auftraege',
        element: <RoomGuard room="TASKS" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/tasks/TasksPage.tsx')).TasksPage,
            }),
          },
        ],
      },
      {
        path: 'meldungen',
        element: <RoomGuard room="REPORTING" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/reporting/ReportingPage.tsx')).ReportingPage,
            }),
          },
          {
            path: ':reportId',
            lazy: async () => ({ Component: (await import('../rooms/reporting/ReportPage.tsx')).ReportPage }),
          },
        ],
      },
      {
        path: 'verwaltung',
        element: <RoomGuard room="ADMINISTRATION" />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../rooms/administration/AdministrationPage.tsx')).AdministrationPage,
            }),
          },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
])

let started = false
router.subscribe((state) => {
  if (started && state.navigation.state === 'loading') noteNavigation()
  started = true
})
