import {
  REPOSITORY_NAME,
  REPOSITORY_OWNER,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { z } from 'zod/v3';
import { VPC_ID } from '../consumers';

const MAX_LINES = 200;
const DEFAULT_LINES = 100;

/** The body or query of a route without parameters. */
export const empty = z.object({}).strict();

/** The body of a {@link ScaleRequest}. The limits of the service are checked later. */
export const scaleRequest = z
  .object({ desired: z.number().int().nonnegative() })
  .strict();

/** A task ID of ECS: 32 hexadecimal digits, or a UUID in the old format. */
export const taskId = z
  .string()
  .regex(/^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'must be a task ID',
  });

/** The query that names one of the places of an entity. */
export const placeQuery = z.object({
  place: z
    .string()
    .max(700)
    .regex(/^[^/:\s]+(\/[^/\s]+){1,2}$/, {
      message: 'must be a place such as dev/main/orders',
    })
    .optional(),
});

/** The query of the logs route. */
export const logsQuery = placeQuery
  .extend({
    lines: z.coerce.number().int().min(1).max(MAX_LINES).default(DEFAULT_LINES),
  })
  .strict();

const text = z.string().min(1).max(1000);

/** The body of a request for approval. */
export const approvalRequest = z
  .object({
    change: z.string().regex(/^[0-9a-f]{64}$/, 'must be a hash'),
    environmentRef: text,
    image: text,
    previousImage: text.optional(),
    from: text.optional(),
    appliedBy: text.optional(),
    requestedBy: text,
    taskId: text,
  })
  .strict();

/** The ID of a request for approval. */
export const approvalId = z.string().uuid({ message: 'must be a UUID' });

/** The body of a decision about one. */
export const approvalDecision = z
  .object({ approve: z.boolean(), reason: z.string().max(500).optional() })
  .strict();

/** The name of a target in a path. */
export const targetName = z.string().min(1).max(100);

/** The path parameters that identify a consumer's VPC. */
export const consumer = z
  .object({
    target: targetName,
    vpcId: z.string().regex(VPC_ID, 'must be a VPC ID'),
  })
  .strict();

/** The query that names a repository that is to be created. */
export const repositoryQuery = z
  .object({
    host: z
      .string()
      .max(253)
      .regex(/^[\w.-]+(:\d+)?$/, 'must be a host'),
    owner: z.string().max(255).regex(REPOSITORY_OWNER, 'must be an owner'),
    repo: z
      .string()
      .max(100)
      .regex(REPOSITORY_NAME, 'must be the name of a repository')
      .optional(),
  })
  .strict();
