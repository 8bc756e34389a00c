import type { SameShape } from '../../shape.ts'
import type { papers as german } from '../de/papers.ts'

export const papers: SameShape<typeof german> = {
  'case.section.documents': 'Papers',
  'processing.title': 'Consent to the processing of health data',
  'processing.intro':
    'Whether somebody can work, and what medical papers say, is recorded by the KIM only if the person has explicitly agreed. This is about recording it here; passing it on needs a consent of its own. Saying no has no disadvantages.',
  'processing.empty': 'No consent. Health data are not recorded here.',
  'processing.record': 'Record consent about health data',
  'processing.form.givenOn': 'Agreed on',
  'processing.form.proof.hint': 'A signed sheet can be put under “Papers” as “Signed consent”.',
  'processing.form.submit': 'Save the consent',
  'processing.saved': 'Consent saved. Health data can be recorded.',
  'processing.givenOn': 'Agreed on {date}',
  'processing.withdrawLabel': 'Withdraw: consent to the processing of health data',
  'processing.withdraw.text':
    'From now on nobody works with the health data of this person. The journey is derived again without them. This cannot be undone.',
  'processing.withdrawn': 'Withdrawn. The journey was derived again without health data.',
  'processing.needed.title': 'The consent to the processing of health data is missing',
  'processing.needed.text':
    'These are health data. Without the explicit consent of the person they are not recorded. Please record the consent first. Without it the support goes on, with no disadvantage.',
  'processing.needed.link': 'To the consent',
  'notes.intro':
    'Notes stay in the case. Only an excerpt that you write yourself can go to an NGO, with a consent and a release from confidentiality.',
  'notes.add': 'Write a note',
  'notes.form.text': 'Text',
  'notes.form.text.hint': 'Only what the support needs. Health data do not belong into notes.',
  'notes.form.confidential': 'Confidential',
  'notes.form.confidential.hint': 'What the person has told you alone. It never leaves the case.',
  'notes.form.thirdParty': 'Is also about other people',
  'notes.form.thirdParty.hint':
    'For example relatives, neighbours or whoever has told something. When the person reads the own file, this note is not in it.',
  'notes.form.submit': 'Save the note',
  'notes.saved': 'Note saved.',
  'notes.thirdParty.hint': 'The person does not get notes about others to read in the own file.',
  'documents.title': 'Papers',
  'documents.intro':
    'Papers are kept encrypted. The name of the file is not stored. Each opening is put on record.',
  'documents.empty': 'No papers yet.',
  'documents.add': 'Add a paper',
  'documents.kind': 'Kind of paper',
  'documents.file': 'File',
  'documents.file.hint': 'PDF, JPEG or PNG, 5 MB at most.',
  'documents.file.missing': 'Please choose a file.',
  'documents.submit': 'Save the paper',
  'documents.saving': 'Encrypting and saving …',
  'documents.saved': 'Paper saved.',
  'documents.column.added': 'Added on',
  'documents.column.file': 'File',
  'documents.column.action': 'Action',
  'documents.size': '{type}, {size} {unit}',
  'documents.download': 'Download',
  'documents.downloading': 'Loading …',
  'documents.downloadLabel': 'Download: {kind} of {at}',
  'documents.downloaded': 'Downloaded. On this device the file is not encrypted.',
  'documents.downloadFailed': 'The paper could not be loaded',
  'documents.fileName': 'paper',
}
