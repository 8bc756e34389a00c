/** Kinds of organisation as the database names them; the kind decides which data a recipient may ever get. */
type OrganisationKind =
  | 'KIM'
  | 'SOZIALAMT'
  | 'JOBCENTER'
  | 'ARBEITSAGENTUR'
  | 'AUSLAENDERBEHOERDE'
  | 'JUGENDAMT'
  | 'SCHULE'
  | 'KURSTRAEGER'
  | 'NGO'
  | 'GESUNDHEITSAMT'
  | 'EHRENAMT'
  | 'VERWALTUNG'
  | 'PSYCHOSOZIALES_ZENTRUM'

interface DemoOrganisation {
  key: string
  kind: OrganisationKind
  name: string
  units: readonly { key: string; name: string; acceptsReferrals: boolean }[]
}

interface DemoArea {
  /** Unique in its Kreis, so it is also what the people of the demo are assigned by. */
  name: string
  kind: 'KREIS' | 'GEMEINDE' | 'STADTTEIL'
  parent?: string
  ags?: string
}

export interface DemoTenant {
  key: string
  name: string
  land: 'NW' | 'BY'
  organisations: readonly DemoOrganisation[]
  areas: readonly DemoArea[]
}

const partner = (key: string, name: string) => ({ key, name, acceptsReferrals: true })
const inside = (key: string, name: string) => ({ key, name, acceptsReferrals: false })

// Offices of the Kreis are organisations of their own: each is a Stelle in the sense of § 67 Abs. 4 SGB X, what one of
// them may receive another may not, and the kind that says so belongs to the organisation.
const LINDENAU: readonly DemoOrganisation[] = [
  {
    key: 'kim-lindenau',
    kind: 'KIM',
    name: 'Kreis Lindenau, Kommunales Integrationsmanagement',
    units: [inside('kim-lindenau', 'Fallmanagement'), inside('kim-koordination', 'Koordination')],
  },
  {
    key: 'kreis-lindenau',
    kind: 'VERWALTUNG',
    name: 'Kreis Lindenau',
    units: [
      inside('steuerung', 'Stabsstelle Integration und Steuerung'),
      inside('it', 'IT-Betrieb'),
      inside('datenschutz', 'Datenschutz'),
      inside('meldestelle', 'Meldestelle nach § 87 AufenthG'),
    ],
  },
  office('auslaenderbehoerde', 'AUSLAENDERBEHOERDE', 'Ausländerbehörde', 'Humanitärer Aufenthalt'),
  office('sozialamt', 'SOZIALAMT', 'Sozialamt', 'Leistungen nach AsylbLG und SGB XII'),
  {
    key: 'jugendamt',
    kind: 'JUGENDAMT',
    name: 'Kreis Lindenau, Jugendamt',
    units: [
      partner('jugendamt', 'Allgemeiner Sozialer Dienst'),
      partner('kita-fachberatung', 'Kita-Fachberatung'),
    ],
  },
  office('gesundheitsamt', 'GESUNDHEITSAMT', 'Gesundheitsamt', 'Sozialmedizinische Beratung'),
  {
    key: 'jobcenter',
    kind: 'JOBCENTER',
    name: 'Jobcenter Kreis Lindenau',
    units: [
      partner('jobcenter-lindenau', 'Standort Lindenau'),
      partner('jobcenter-bad-ellern', 'Standort Bad Ellern'),
    ],
  },
  {
    key: 'arbeitsagentur',
    kind: 'ARBEITSAGENTUR',
    name: 'Agentur für Arbeit Lindenau',
    units: [partner('arbeitsagentur-lindenau', 'Arbeitsvermittlung')],
  },
  {
    key: 'schulamt',
    kind: 'SCHULE',
    name: 'Schulamt für den Kreis Lindenau',
    units: [partner('schulberatung', 'Schulische Beratung für Neuzugewanderte')],
  },
  {
    key: 'vhs-lindenau',
    kind: 'KURSTRAEGER',
    name: 'Volkshochschule Lindenau',
    units: [partner('vhs-integrationskurse', 'Integrationskurse')],
  },
  {
    key: 'ankerplatz',
    kind: 'NGO',
    name: 'Ankerplatz e. V.',
    units: [partner('ankerplatz-beratung', 'Flüchtlings- und Sozialberatung')],
  },
  {
    // Volunteers have no inbox: who is matched with them is settled with the counselling service.
    key: 'ankerplatz-ehrenamt',
    kind: 'EHRENAMT',
    name: 'Ankerplatz e. V., Ehrenamt',
    units: [inside('ankerplatz-ehrenamt', 'Patenschaften')],
  },
  {
    key: 'migrationsberatung',
    kind: 'NGO',
    name: 'Wegweiser gGmbH',
    units: [partner('mbe-lindenau', 'Migrationsberatung für Erwachsene')],
  },
  {
    key: 'psychosoziales-zentrum',
    kind: 'PSYCHOSOZIALES_ZENTRUM',
    name: 'Psychosoziales Zentrum Ellerntal',
    units: [partner('psz-ellerntal', 'Beratung und Therapie')],
  },
  {
    key: 'wohnraum-lindenau',
    kind: 'NGO',
    name: 'Wohnraum Lindenau gGmbH',
    units: [partner('wohnungsvermittlung', 'Wohnungsvermittlung')],
  },
]

function office(key: string, kind: OrganisationKind, name: string, unit: string): DemoOrganisation {
  return { key, kind, name: `Kreis Lindenau, ${name}`, units: [partner(key, unit)] }
}

// Keys (AGS) with a Kreis number that no real Kreis of the Land has.
const gemeinde = (name: string, ags: string): DemoArea => ({
  name,
  kind: 'GEMEINDE',
  parent: 'Kreis Lindenau',
  ags,
})
const stadtteil = (name: string): DemoArea => ({ name, kind: 'STADTTEIL', parent: 'Lindenau' })

/** Two invented Kreise: the second one shows that nothing of the first is ever seen there. */
export const DEMO_TENANTS: readonly DemoTenant[] = [
  {
    key: 'lindenau',
    name: 'Kreis Lindenau',
    land: 'NW',
    organisations: LINDENAU,
    areas: [
      { name: 'Kreis Lindenau', kind: 'KREIS', ags: '05990' },
      gemeinde('Lindenau', '05990012'),
      gemeinde('Bad Ellern', '05990004'),
      gemeinde('Ellern', '05990008'),
      gemeinde('Altmühlbach', '05990016'),
      gemeinde('St. Georgen', '05990020'),
      gemeinde('Hochfeld', '05990024'),
      stadtteil('Weststadt'),
      stadtteil('Lindenau-Nord'),
      stadtteil('Brückenfeld'),
    ],
  },
  {
    key: 'auental',
    name: 'Kreis Auental',
    land: 'BY',
    organisations: [
      {
        key: 'kreis-auental',
        kind: 'KIM',
        name: 'Kreis Auental, Kommunales Integrationsmanagement',
        units: [inside('kim-auental', 'Fallmanagement')],
      },
      {
        key: 'jobcenter-auental',
        kind: 'JOBCENTER',
        name: 'Jobcenter Auental',
        units: [partner('jobcenter-auental', 'Jobcenter Auental')],
      },
    ],
    areas: [{ name: 'Kreis Auental', kind: 'KREIS', ags: '09990' }],
  },
]
