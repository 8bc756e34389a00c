import type { ShieldText } from './shape.ts'

export const en: ShieldText = {
  language: 'en',
  name: 'English',
  provenance: 'WRITTEN',
  title: 'Before we write anything down',
  noted: {
    heading: 'What we write down',
    text: 'When we open a case we write down your name and information about your stay, benefits, language, work and family. We are a public body. We pass on to others only what you allow or what a law requires.',
  },
  passedOn: {
    heading: 'What the immigration authority may learn',
    text: 'Public bodies must tell the immigration authority (Ausländerbehörde) some things (§ 87 AufenthG), for example when they learn in the course of their work of a stay without the required residence title and without toleration (Duldung). This applies to us as well. Schools and educational institutions are exempt. NGOs are not public bodies and do not have this duty.',
  },
  anonymous: {
    heading: 'Counselling without a name',
    text: 'You do not have to give your name. We also counsel you without it. Then we only note what the conversation was about.',
  },
  ngo: {
    heading: 'Counselling by an NGO',
    text: 'You can also go to an NGO. We will show you the way. It has no disadvantages for you.',
  },
}
