import type { Command } from 'commander'

export function registerLaw(_program: Command): void {}
