import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** Adds what turned out of an attempt, such as the stack, to its record. */
export type AuditNote = (facts: JsonObject) => void;

/** What is recorded of an attempt. */
interface AuditedEvent {
  eventId: string;
  /** Without it: low, as for everything that only reads. */
  severityLevel?: 'medium';
  /** Backstage records who sent it. What comes by another way has its `initiator` in `meta`. */
  request?: Request;
  meta: JsonObject;
}

/**
 * Runs what somebody asked for and records its outcome in the audit log,
 * including refusals.
 */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditedEvent,
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

/**
 * The same for what cards ask every few seconds: only a refusal is recorded, also
 * that of an entity that the user cannot see.
 */
export async function auditedIfRefused<T>(
  auditor: AuditorService,
  event: AuditedEvent,
  work: (note: AuditNote) => Promise<T>,
): Promise<T> {
  const meta: JsonObject = {};
  try {
    return await work(facts => Object.assign(meta, facts));
  } catch (error) {
    if (error instanceof NotAllowedError || error instanceof NotFoundError) {
      const record = await auditor.createEvent(event);
      await record.fail({ error, meta });
    }
    throw error;
  }
}
