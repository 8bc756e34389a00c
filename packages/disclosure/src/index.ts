export { type GapCount, type PreviewCell, previewCell, THRESHOLDS } from './preview.ts'
