export { apiOf, ApprovalService } from './ApprovalService';
export { ApprovalStore } from './ApprovalStore';
export { Notifications } from './Notifications';
export { readExpiresAfterMs } from './readApprovalOptions';
