import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
} from '../api/apiFields';
import { deployApi } from '../api/deployApi';
import { configurationFields } from '../api/configuration/configurationFields';
import { deployFields } from '../api/settings/settingFields';
import { sharedApi } from '../api/shapes/sharedApi';
import { ActionDependencies } from '../run/ActionDependencies';
import * as fields from '../run/fields';
import { createAction } from './createAction';
import { examples } from './sharedApiDeploy.examples';

/**
 * `fargate:shared-api:deploy`: deploys or changes an API behind the load balancer that
 * APIs of its environment share, and waits until it is healthy.
 *
 * @public
 */
export function createSharedApiDeployAction(dependencies: ActionDependencies) {
  const { zone, zoneStackArn } = fields.zoneFields;
  return createAction(dependencies, {
    id: sharedApi.facts.deployAction,
    description:
      'Deploys an HTTPS API on AWS Fargate behind the load balancer that APIs of its environment share, which the first one creates: a rule for a host and, where it is given, a path, and a target group.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        ...deployFields('shared-api'),
        zone,
        zoneStackArn,
        ...configurationFields,
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
        domainName: z => z.string().describe('Domain name of the API'),
        hostedZoneId: z =>
          z.string().describe('Hosted zone with the record of the API'),
        listenerRuleArn: z =>
          z.string().describe('ARN of the rule that forwards to the tasks'),
      },
    },
    handler: ctx => deployApi(ctx, dependencies, sharedApi),
  });
}
