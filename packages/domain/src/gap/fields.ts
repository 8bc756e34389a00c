/** Handlungsfelder (gaps-and-governance, section 1), top level. */
export const GAP_FIELDS = [
  'SOCIAL',
  'EDUCATION',
  'HOUSING',
  'CULTURE',
  'ECONOMY',
  'HEALTH',
  'ENVIRONMENT',
  'MOBILITY',
  'ADMINISTRATION',
] as const
export type GapField = (typeof GAP_FIELDS)[number]

// A change of the responsible body is "Schnittstellen und Zuständigkeit", which belongs to Verwaltungshandeln.
const OF_TRACK: Record<string, GapField> = {
  BENEFITS: 'ADMINISTRATION',
  RESIDENCE: 'ADMINISTRATION',
  LABOUR: 'ECONOMY',
  HEALTH: 'HEALTH',
  HOUSING: 'HOUSING',
  LANGUAGE_EDUCATION: 'EDUCATION',
  SUPPORT: 'SOCIAL',
}

const OF_TOPIC: Record<string, GapField> = {
  SECURE_LIVELIHOOD: 'ADMINISTRATION',
  CLARIFY_RESIDENCE: 'ADMINISTRATION',
  START_WORK: 'ECONOMY',
  HEALTH_CARE: 'HEALTH',
  FIND_HOUSING: 'HOUSING',
  LEARN_LANGUAGE: 'EDUCATION',
  EVERYDAY_SUPPORT: 'SOCIAL',
  CHILD_AND_FAMILY: 'SOCIAL',
}

/** The field of a track of the journey; what is no track is a matter of the administration's own interfaces. */
export const fieldOfTrack = (track: string): GapField => OF_TRACK[track] ?? 'ADMINISTRATION'

/** The field of a referral: by its topic, or by its track where the topic is a track. */
export const fieldOfTopic = (topic: string): GapField => OF_TOPIC[topic] ?? fieldOfTrack(topic)
