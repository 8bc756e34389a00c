import type { ShieldText } from './shape.ts'

export const fr: ShieldText = {
  language: 'fr',
  name: 'Français',
  provenance: 'MACHINE_TRANSLATED',
  title: 'Avant que nous notions quoi que ce soit',
  noted: {
    heading: 'Ce que nous notons',
    text: 'Quand nous ouvrons un dossier, nous notons votre nom et des informations sur votre séjour, les prestations, la langue, le travail et la famille. Nous sommes un service public. Nous ne transmettons à d’autres que ce que vous autorisez ou ce qu’une loi exige.',
  },
  passedOn: {
    heading: 'Ce que l’office des étrangers peut apprendre',
    text: 'Les services publics doivent communiquer certaines choses à l’office des étrangers (Ausländerbehörde) (§ 87 AufenthG), par exemple s’ils apprennent dans leur travail qu’une personne séjourne sans le titre de séjour nécessaire et sans Duldung. Cela vaut aussi pour nous. Les écoles et les établissements d’enseignement en sont exemptés. Les associations (ONG) ne sont pas des services publics et n’ont pas cette obligation.',
  },
  anonymous: {
    heading: 'Conseil sans nom',
    text: 'Vous n’êtes pas obligé de donner votre nom. Nous vous conseillons aussi sans nom. Nous notons alors seulement le sujet de l’entretien.',
  },
  ngo: {
    heading: 'Conseil auprès d’une association',
    text: 'Vous pouvez aussi vous adresser à une association. Nous vous indiquons le chemin. Cela n’a pas d’inconvénient pour vous.',
  },
}
