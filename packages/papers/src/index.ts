export { type Block, isolate, type Paper, type PaperTemplate } from './paper.ts'
export { renderPaper } from './render.ts'
