import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { initiatorOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { JsonObject } from '@backstage/types';
import { audited, AuditNote } from '../audit';

/**
 * Runs an MCP action and records its outcome in the audit log, including
 * refusals.
 */
export async function auditedCall<T>(
  auditor: AuditorService,
  call: {
    eventId: string;
    action: string;
    input: JsonObject;
    credentials: BackstageCredentials;
  },
  work: (note: AuditNote) => Promise<T>,
): Promise<{ output: T }> {
  const { eventId, action, input, credentials } = call;
  const meta = { action, initiator: initiatorOf(credentials), ...input };
  return {
    output: await audited(auditor, { eventId, meta }, work),
  };
}
