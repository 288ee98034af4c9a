export { audited } from './audited';
export type { AuditNote } from './audited';
