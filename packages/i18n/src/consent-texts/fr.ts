import type { ConsentText } from './model.ts'

export const fr: ConsentText = {
  language: 'fr',
  version: 'fr-2026-11-1',
  provenance: 'MACHINE',
  title: 'Consentement à la transmission de mes données',
  purpose: 'Le but est : {purpose}. Les données ne sont transmises pour rien d’autre.',
  direction: {
    OUT: 'Nous transmettons les données que vous autorisez ci-dessous à : {recipient}. Aucun autre service ne les reçoit.',
    IN: 'Nous demandons les données que vous autorisez ci-dessous à : {recipient}. Nous n’interrogeons aucun autre service.',
    BOTH: 'Nous échangeons les données que vous autorisez ci-dessous avec : {recipient}. Aucun autre service ne les reçoit.',
  },
  categories:
    'Vous décidez séparément pour chaque type de données. Vous pouvez en autoriser certaines et en refuser d’autres.',
  art9: 'Nous ne transmettons les données de santé et autres données spécialement protégées que si vous l’autorisez ici expressément.',
  refusal:
    'Vous n’êtes pas obligé(e) d’accepter. Un refus n’a aucun inconvénient pour vous. Nous continuons à vous accompagner et vous donnons une liste pour apporter vos documents vous-même.',
  withdrawal:
    'Vous pouvez retirer votre consentement à tout moment, sans motif, oralement ou par écrit. Le retrait agit immédiatement : dès lors le service ne peut plus lire le dossier transmis. Ce qui a eu lieu avant reste licite.',
  duration: 'Le consentement est valable jusqu’à la fin de l’orientation, au plus tard jusqu’au {until}.',
  complaint:
    'Vous avez le droit de savoir qui a reçu vos données et de faire corriger les erreurs. Vous pouvez vous plaindre auprès de notre délégué(e) à la protection des données et de l’autorité de protection des données du Land.',
  machine:
    'Ce texte a été traduit par une machine. Il n’est valable qu’avec un(e) interprète indépendant(e). Le texte allemand fait foi.',
  category: {
    IDENTITY: 'Nom, date de naissance, nationalité, langue, lieu de résidence',
    STATUS: 'Séjour, décisions officielles, dates importantes',
    BENEFITS: 'Prestations, logement, assurance maladie',
    LANGUAGE_WORK: 'Langue, école, travail',
    FAMILY: 'Famille et ménage',
    ART9: 'Santé et autres données spécialement protégées',
    NOTES: 'Extrait des notes de conseil',
  },
  purposes: {
    SECURE_LIVELIHOOD: 'Assurer les moyens de subsistance',
    START_WORK: 'Commencer un travail ou une formation',
    HEALTH_CARE: 'Assurer les soins de santé',
    FIND_HOUSING: 'Trouver ou garder un logement',
    LEARN_LANGUAGE: 'Commencer un cours de langue ou l’école',
    CLARIFY_RESIDENCE: 'Clarifier le séjour',
    EVERYDAY_SUPPORT: 'Accompagnement au quotidien',
    CHILD_AND_FAMILY: 'Soutenir les enfants et la famille',
  },
  words: {
    name: 'Nom',
    birthDate: 'Date de naissance',
    recipient: 'Service',
    purpose: 'But',
    yes: 'oui',
    no: 'non',
    signature: 'Date, signature de la personne',
    guardian: 'Date, nom et signature du représentant légal',
    interpreter: 'Date, nom et signature de l’interprète',
    official: 'Date, signature du ou de la gestionnaire de cas',
  },
  checklist: {
    title: 'J’apporte mes documents moi-même',
    intro: 'Nous ne transmettons rien. Vous y allez vous-même : {recipient}. Il s’agit de : {purpose}.',
    take: 'Emportez ce que vous voulez montrer :',
    item: {
      IDENTITY: 'Passeport, carte d’identité ou attestation d’arrivée',
      STATUS: 'Titre de séjour ; décisions du BAMF',
      BENEFITS: 'Décisions sur les prestations, bail, carte d’assurance maladie',
      LANGUAGE_WORK: 'Diplômes, certificats, contrat de travail',
      FAMILY: 'Actes de naissance et de mariage',
      ART9: 'Documents médicaux, seulement si vous le voulez',
      NOTES: 'Vos propres questions, par écrit',
    },
    close: 'Remettez des copies, pas les originaux. Demandez un reçu daté.',
  },
}
