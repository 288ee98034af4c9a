import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
} from '../api/apiFields';
import { deployApi } from '../api/deployApi';
import { configurationFields } from '../api/configuration/configurationFields';
import { deployFields } from '../api/settings/settingFields';
import { internalApi } from '../api/shapes/internalApi';
import { ActionDependencies } from '../run/ActionDependencies';
import { createAction } from './createAction';
import * as fields from '../run/fields';
import { examples } from './internalApiDeploy.examples';

/**
 * `fargate:internal-api:deploy`: makes or changes an API that other accounts
 * call over private addresses only, and waits until it answers.
 *
 * @public
 */
export function createInternalApiDeployAction(
  dependencies: ActionDependencies,
) {
  return createAction(dependencies, {
    id: internalApi.facts.deployAction,
    description:
      'Deploys an internal HTTPS API on AWS Fargate behind an internal Network Load Balancer, under a name of its own, and is done when its targets are healthy.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        ...deployFields('internal-api'),
        ...fields.zoneFields,
        loadBalancerSubnetIds: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              "Private subnets for the load balancer, exactly one in each zone of the tasks. Default: the environment's private subnets",
            ),
        loadBalancerSubnetTag: z =>
          fields
            .subnetTagField(z)
            .describe(
              'Instead of loadBalancerSubnetIds: a tag that those subnets of the VPC have',
            ),
        ...configurationFields,
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
        domainName: z => z.string().describe('Name that consumers use'),
        hostedZoneId: z =>
          z.string().describe('Hosted zone with the record of that name'),
        certificateArn: z =>
          z.string().describe('ARN of the certificate that it answers with'),
      },
    },
    handler: ctx => deployApi(ctx, dependencies, internalApi),
  });
}
