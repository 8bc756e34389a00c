export function focusedName(): string
export function isFocusSeen(): Promise<boolean>
export function focusedId(): string
export function overflow(): string[]
