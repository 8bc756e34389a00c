import { ar } from './ar.ts'
import { bg } from './bg.ts'
import { de } from './de.ts'
import { deLeicht } from './de-leicht.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'
import type { ShieldText } from './shape.ts'
import { ti } from './ti.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

export type { ShieldPart, ShieldText, TextProvenance } from './shape.ts'

/** The shield in every language that it is explained in, German first. */
export const SHIELD: readonly ShieldText[] = [de, deLeicht, en, uk, ar, tr, fa, ru, fr, ro, bg, ti]
