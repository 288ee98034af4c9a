import { z as zod } from 'zod/v3';
import {
  containerFields,
  containerRemovalFields,
} from '../container/containerFields';
import { GRANT_ACCESS } from '../grants/Grant';
import { sidecarFields, sidecarRemovalFields } from '../sidecars/sidecarFields';

type Z = typeof zod;

/** The configuration of an API's container, as input of its deployment. */
export const configurationFields = {
  variables: (z: Z) =>
    z
      .record(z.string())
      .optional()
      .describe(
        'Environment variables of the container, by name. Not for secrets: the values are readable in the template, in ECS and in the task',
      ),
  secrets: (z: Z) =>
    z
      .record(z.string())
      .optional()
      .describe(
        'Environment variables that ECS reads from a secret at the start of a task. By name, a reference: the ARN of a Secrets Manager secret or SSM parameter, secretsmanager:NAME, or ssm:NAME. A JSON key of a secret follows after a colon, as in secretsmanager:orders/db:password',
      ),
  grants: (z: Z) =>
    z
      .array(
        z.object({
          access: z
            .enum(GRANT_ACCESS)
            .describe('read, write, or trace, which sends traces to X-Ray'),
          resource: z
            .string()
            .optional()
            .describe(
              'ARN of a bucket, table, queue, topic or secret, which the target has to list in grantableArns',
            ),
        }),
      )
      .optional()
      .describe(
        'What the container may do in AWS, each a narrow statement of its task role. In an update, all of them: [] removes those that it has. Default: nothing, in an update what it has',
      ),
  managedPolicies: (z: Z) =>
    z
      .array(z.string())
      .optional()
      .describe(
        'ARNs of managed policies of the task role, which the target has to list in attachablePolicyArns. In an update, all of them: [] removes those that it has. Default: none, in an update what it has',
      ),
  ...containerFields,
  ...sidecarFields,
};

/** The configuration of an API's container, as input of an update. */
export const configurationChangeFields = {
  ...configurationFields,
  removeVariables: (z: Z) =>
    z
      .array(z.string())
      .optional()
      .describe('Names of environment variables and secrets to remove'),
  ...containerRemovalFields,
  ...sidecarRemovalFields,
};
