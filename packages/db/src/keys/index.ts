export { addMasterKey, retireMasterKeys } from './key-file.ts'
export { checkKeys, type KeyCounts, rotateKeys } from './rotate.ts'
