import type { ConsentText } from './model.ts'

export const ro: ConsentText = {
  language: 'ro',
  version: 'ro-2026-11-1',
  provenance: 'MACHINE',
  title: 'Consimțământ pentru transmiterea datelor mele',
  purpose: 'Scopul este: {purpose}. Datele nu se transmit pentru nimic altceva.',
  direction: {
    OUT: 'Datele pe care le permiteți mai jos le transmitem către: {recipient}. Alte instituții nu le primesc.',
    IN: 'Datele pe care le permiteți mai jos le cerem de la: {recipient}. Nu întrebăm alte instituții.',
    BOTH: 'Datele pe care le permiteți mai jos le schimbăm cu: {recipient}. Alte instituții nu le primesc.',
  },
  categories: 'Decideți separat pentru fiecare fel de date. Puteți permite unele și refuza altele.',
  art9: 'Datele despre sănătate și alte date protejate în mod special le transmitem numai dacă permiteți expres aici.',
  refusal:
    'Nu sunteți obligat(ă) să fiți de acord. Dacă refuzați, nu aveți niciun dezavantaj. Vă însoțim în continuare și vă dăm o listă cu care vă duceți singur(ă) actele.',
  withdrawal:
    'Puteți retrage oricând consimțământul, fără motiv, verbal sau în scris. Retragerea are efect imediat: de atunci instituția nu mai poate citi pachetul. Ce s-a întâmplat înainte rămâne legal.',
  duration: 'Consimțământul este valabil până la sfârșitul îndrumării, cel târziu până la {until}.',
  complaint:
    'Aveți dreptul să știți cine v-a primit datele și să cereți corectarea greșelilor. Vă puteți plânge la responsabilul nostru cu protecția datelor și la autoritatea de protecție a datelor a landului.',
  machine:
    'Acest text a fost tradus de o mașină. Este valabil numai împreună cu un interpret independent. Textul german este cel hotărâtor.',
  category: {
    IDENTITY: 'Nume, data nașterii, cetățenie, limbă, localitate',
    STATUS: 'Ședere, decizii oficiale, date importante',
    BENEFITS: 'Prestații, locuință, asigurare de sănătate',
    LANGUAGE_WORK: 'Limbă, școală, muncă',
    FAMILY: 'Familie și gospodărie',
    ART9: 'Sănătate și alte date protejate în mod special',
    NOTES: 'Extras din notele de consiliere',
  },
  purposes: {
    SECURE_LIVELIHOOD: 'Asigurarea traiului',
    START_WORK: 'Începerea unei munci sau formări',
    HEALTH_CARE: 'Asigurarea îngrijirii medicale',
    FIND_HOUSING: 'Găsirea sau păstrarea unei locuințe',
    LEARN_LANGUAGE: 'Începerea unui curs de limbă sau a școlii',
    CLARIFY_RESIDENCE: 'Clarificarea șederii',
    EVERYDAY_SUPPORT: 'Însoțire în viața de zi cu zi',
    CHILD_AND_FAMILY: 'Sprijin pentru copii și familie',
  },
  words: {
    name: 'Nume',
    birthDate: 'Data nașterii',
    recipient: 'Instituție',
    purpose: 'Scop',
    yes: 'da',
    no: 'nu',
    signature: 'Data, semnătura persoanei',
    guardian: 'Data, numele și semnătura reprezentantului legal',
    interpreter: 'Data, numele și semnătura interpretului',
    official: 'Data, semnătura managerului de caz',
  },
  checklist: {
    title: 'Îmi duc singur(ă) actele',
    intro: 'Nu transmitem nimic. Mergeți singur(ă) la: {recipient}. Este vorba despre: {purpose}.',
    take: 'Luați cu dumneavoastră ce vreți să arătați:',
    item: {
      IDENTITY: 'Pașaport, act de identitate sau dovada sosirii',
      STATUS: 'Permis de ședere; decizii BAMF',
      BENEFITS: 'Decizii despre prestații, contract de închiriere, card de sănătate',
      LANGUAGE_WORK: 'Diplome, certificate, contract de muncă',
      FAMILY: 'Certificate de naștere și de căsătorie',
      ART9: 'Acte medicale, numai dacă doriți',
      NOTES: 'Întrebările dumneavoastră, în scris',
    },
    close: 'Predați copii, nu originale. Cereți o confirmare de primire cu dată.',
  },
}
