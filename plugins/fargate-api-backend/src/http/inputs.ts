import { z } from 'zod/v3';
import { VPC_ID } from '../consumers';

const MAX_LINES = 200;
const DEFAULT_LINES = 100;

/** The body of operations that need to be told nothing. */
export const nothing = z.object({}).strict();

/** {@link ScaleRequest}; its limits are the service's. */
export const scaleRequest = z
  .object({ desired: z.number().int().nonnegative() })
  .strict();

/** A task's id as ECS gives it: 32 hexadecimal digits, or a UUID in the old format. */
export const taskId = z
  .string()
  .regex(/^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'not the id of a task',
  });

/** How much of a log. */
export const logsQuery = z
  .object({
    lines: z.coerce.number().int().min(1).max(MAX_LINES).default(DEFAULT_LINES),
  })
  .strict();

/** A consumer, by the name of its target and the id of its VPC. */
export const consumer = z
  .object({
    target: z.string().min(1).max(100),
    vpcId: z.string().regex(VPC_ID, 'not the id of a VPC'),
  })
  .strict();
