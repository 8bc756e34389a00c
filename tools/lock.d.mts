export function withLock<T>(file: string, note: (line: string) => void, work: () => Promise<T>): Promise<T>
