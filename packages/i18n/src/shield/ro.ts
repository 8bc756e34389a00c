import type { ShieldText } from './shape.ts'

export const ro: ShieldText = {
  language: 'ro',
  name: 'Română',
  provenance: 'MACHINE_TRANSLATED',
  title: 'Înainte să notăm ceva',
  noted: {
    heading: 'Ce notăm',
    text: 'Când deschidem un dosar, notăm numele dumneavoastră și informații despre ședere, prestații, limbă, muncă și familie. Suntem o instituție publică. Altora le transmitem numai ce permiteți dumneavoastră sau ce cere o lege.',
  },
  passedOn: {
    heading: 'Ce poate afla autoritatea pentru străini',
    text: 'Instituțiile publice trebuie să comunice anumite lucruri autorității pentru străini (Ausländerbehörde) (§ 87 AufenthG), de exemplu dacă află în activitatea lor despre o ședere fără permisul necesar și fără Duldung. Acest lucru este valabil și pentru noi. Școlile și instituțiile de învățământ sunt exceptate. Organizațiile neguvernamentale (ONG) nu sunt instituții publice și nu au această obligație.',
  },
  anonymous: {
    heading: 'Consiliere fără nume',
    text: 'Nu trebuie să vă spuneți numele. Vă consiliem și fără nume. Atunci notăm numai tema discuției.',
  },
  ngo: {
    heading: 'Consiliere la o organizație neguvernamentală',
    text: 'Puteți merge și la o organizație neguvernamentală. Vă arătăm drumul. Acest lucru nu vă dezavantajează.',
  },
}
