import { builder } from './builder.ts'

export const LocalisedText = builder.objectRef<{ de: string; en: string }>('LocalisedText').implement({
  fields: (t) => ({ de: t.exposeString('de'), en: t.exposeString('en') }),
})
