import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
} from '../api/apiFields';
import { deployApi } from '../api/deployApi';
import { configurationFields } from '../api/configuration/configurationFields';
import { deployFields } from '../api/settings/settingFields';
import { gatewayApi } from '../api/shapes/gatewayApi';
import { ActionDependencies } from '../run/ActionDependencies';
import * as fields from '../run/fields';
import { createAction } from './createAction';
import { examples } from './gatewayApiDeploy.examples';

/**
 * `fargate:gateway-api:deploy`: deploys or changes an API behind API Gateway and
 * waits until it answers.
 *
 * @public
 */
export function createGatewayApiDeployAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: gatewayApi.facts.deployAction,
    description:
      'Deploys an HTTP API on AWS Fargate behind API Gateway, without a load balancer, and is done when its tasks are healthy and registered. A request may take 30 seconds and have 10 MB at most.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        ...deployFields('gateway-api'),
        ...fields.zoneFields,
        ...configurationFields,
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
        apiId: z => z.string().describe('ID of the HTTP API in API Gateway'),
        vpcLinkId: z =>
          z.string().describe('ID of the VPC link that requests take'),
        discoveryServiceId: z =>
          z.string().describe('ID of the service in AWS Cloud Map'),
      },
    },
    handler: ctx => deployApi(ctx, dependencies, gatewayApi),
  });
}
