import type { ConsentText } from './model.ts'

export const en: ConsentText = {
  language: 'en',
  version: 'en-2026-11-1',
  provenance: 'WRITTEN',
  title: 'Consent to pass on my data',
  purpose: 'The purpose is: {purpose}. The data are passed on for nothing else.',
  direction: {
    OUT: 'We give the data that you allow below to: {recipient}. No other office receives them.',
    IN: 'We ask for the data that you allow below at: {recipient}. We ask no other office.',
    BOTH: 'We exchange the data that you allow below with: {recipient}. No other office receives them.',
  },
  categories: 'You decide on each kind of data separately. You can allow some and refuse others.',
  art9: 'We pass on health and other specially protected data only if you explicitly allow it here.',
  refusal:
    'You do not have to agree. If you refuse, you have no disadvantage. We keep supporting you and give you a list for taking your papers there yourself.',
  withdrawal:
    'You can withdraw at any time without a reason, by telling us or in writing. It takes effect at once: from then on the office can no longer read the package. What happened before remains lawful.',
  duration: 'The consent is valid until the end of the referral, at the latest until {until}.',
  complaint:
    'You may know who received your data, and have mistakes corrected. You can complain to our data protection officer and to the data protection authority of the Land.',
  machine:
    'This text was translated by a machine. It is valid only together with an independent interpreter. The German text counts.',
  category: {
    IDENTITY: 'Name, date of birth, nationality, language, place of residence',
    STATUS: 'Residence, official decisions, important dates',
    BENEFITS: 'Benefits, housing, health insurance',
    LANGUAGE_WORK: 'Language, school, work',
    FAMILY: 'Family and household',
    ART9: 'Health and other specially protected data',
    NOTES: 'Excerpt from counselling notes',
  },
  purposes: {
    SECURE_LIVELIHOOD: 'Secure a livelihood',
    START_WORK: 'Start work or training',
    HEALTH_CARE: 'Secure health care',
    FIND_HOUSING: 'Find or keep a home',
    LEARN_LANGUAGE: 'Start a language course or school',
    CLARIFY_RESIDENCE: 'Clarify residence',
    EVERYDAY_SUPPORT: 'Everyday support',
    CHILD_AND_FAMILY: 'Support children and family',
  },
  words: {
    name: 'Name',
    birthDate: 'Date of birth',
    recipient: 'Office',
    purpose: 'Purpose',
    yes: 'yes',
    no: 'no',
    signature: 'Date, signature of the person',
    guardian: 'Date, name and signature of the guardian',
    interpreter: 'Date, name and signature of the interpreter',
    official: 'Date, signature of the case manager',
  },
  checklist: {
    title: 'Taking my papers there myself',
    intro: 'We pass nothing on. You go there yourself: {recipient}. It is about: {purpose}.',
    take: 'Take with you what you want to show:',
    item: {
      IDENTITY: 'Passport, identity card or proof of arrival',
      STATUS: 'Residence permit, Gestattung or Duldung; decisions of the BAMF',
      BENEFITS: 'Benefit decisions, tenancy agreement, health insurance card',
      LANGUAGE_WORK: 'School reports, certificates, work contract',
      FAMILY: 'Birth and marriage certificates',
      ART9: 'Medical papers, only if you want to',
      NOTES: 'Your own questions, written down',
    },
    close: 'Hand in copies, not originals. Ask for a dated receipt.',
  },
}
