import { expect, test } from 'vitest'
import { createOperations } from './operations.ts'
import { OPERATOR_DOCUMENTS } from './operator-documents.ts'
import { documentId, documentsOf } from './persisted.ts'
import { schema } from './schema.ts'

test('every operation of the scripts fits the schema and its limits, and is found by the hash of its text', () => {
  const documents = Object.values(OPERATOR_DOCUMENTS)
  const operations = createOperations({
    schema,
    documents: documentsOf(documents),
    webDist: undefined,
    mode: 'required',
    development: false,
  })
  expect(operations.size()).toBe(documents.length)
  const found = operations.find({
    id: documentId(OPERATOR_DOCUMENTS.importCases),
    query: undefined,
    variables: {},
  })
  expect(found).toMatchObject({ ok: true, value: { name: 'OperatorImportCases', large: true } })
})
