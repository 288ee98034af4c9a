import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** Adds what turned out of an attempt, such as the stack, to its record. */
export type AuditNote = (facts: JsonObject) => void;

/**
 * Runs what somebody asked for and records its outcome in the audit log,
 * including refusals.
 *
 * @param event.request - Backstage records who sent it. What comes by another
 *   way has its `initiator` in `meta`.
 */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    severityLevel: 'low' | 'medium';
    request?: Request;
    meta: JsonObject;
  },
  work: (note: AuditNote) => Promise<T>,
): Promise<T> {
  const record = await auditor.createEvent(event);
  const meta: JsonObject = {};
  try {
    const result = await work(facts => Object.assign(meta, facts));
    await record.success({ meta });
    return result;
  } catch (error) {
    await record.fail({ error: error as Error, meta });
    throw error;
  }
}
