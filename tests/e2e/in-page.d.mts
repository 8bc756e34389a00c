export function focusedName(): string
export function isFocusSeen(): Promise<boolean>
export function focusedId(): string
export function overflow(): string[]
export function watchFocus(): void
export function unreached(): { count: number; left: string[] }
export function isFocusNowhere(): boolean
