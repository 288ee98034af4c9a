export { audited, auditedIfRefused } from './audited';
export type { AuditNote } from './audited';
export { claimOf } from './claimOf';
