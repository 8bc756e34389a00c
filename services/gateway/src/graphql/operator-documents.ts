// In a package of its own, since the scripts that send them must not depend on a service.
export { OPERATOR_DOCUMENTS } from '@nahtlos/operations'
