/** Every page that an account reaches in its room without a case of its own; a new page of a room goes in here. */
export const ROOMS = [
  [
    'frei.datenschutz',
    [
      '/datenschutz',
      '/datenschutz/pruefpfad',
      '/datenschutz/aufbewahrung',
      '/datenschutz/antraege',
      '/datenschutz/pannen',
      '/datenschutz/einblicke',
      '/datenschutz/beschwerden',
      '/datenschutz/meldungen',
      '/datenschutz/vermittlungen',
    ],
  ],
  ['vogel.kim', ['/team', '/team/einblicke']],
  ['sommer.kim', ['/steuerung', '/steuerung/doppelte']],
  ['behrens.meldestelle', ['/meldungen']],
  ['noor.ehrenamt', ['/auftraege']],
  ['yilmaz.vormund', ['/mein-weg']],
  ['amir.person', ['/mein-weg']],
  ['admin.it', ['/verwaltung']],
] as const
