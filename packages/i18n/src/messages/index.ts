import type { Locale } from '../locale.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'

export type MessageKey = keyof typeof de

export const MESSAGES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { de, en }
