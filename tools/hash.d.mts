export function hashFiles(root: string, paths: readonly string[], ignore?: readonly string[]): string
