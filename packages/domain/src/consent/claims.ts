/** Benefits that rest on health data (Art. 9 Abs. 2 lit. b DSGVO): who applies for one there claims them. */
export const CLAIMS = ['ASYLBLG_4', 'ASYLBLG_6', 'SGB_XII_30', 'SGB_XII_41'] as const
