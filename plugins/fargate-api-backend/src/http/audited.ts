import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** Runs an operation and records its outcome in the audit log, including refusals. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    severityLevel: 'low' | 'medium';
    request: Request;
    meta: JsonObject;
  },
  work: () => Promise<T>,
): Promise<T> {
  const record = await auditor.createEvent(event);
  try {
    const result = await work();
    await record.success();
    return result;
  } catch (error) {
    await record.fail({ error: error as Error });
    throw error;
  }
}
