import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
} from '../api/apiFields';
import { deployApi } from '../api/deployApi';
import { configurationFields } from '../api/configuration/configurationFields';
import { additionalNameFields } from '../api/names/AdditionalName';
import { deployFields } from '../api/settings/settingFields';
import { publicApi } from '../api/shapes/publicApi';
import { ActionDependencies } from '../run/ActionDependencies';
import * as fields from '../run/fields';
import { createAction } from './createAction';
import { examples } from './publicApiDeploy.examples';

/**
 * `fargate:public-api:deploy`: makes or changes a public API and waits until
 * it answers.
 *
 * @public
 */
export function createPublicApiDeployAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: publicApi.facts.deployAction,
    description:
      'Deploys a public HTTP API on AWS Fargate behind an internet-facing load balancer, and is done when its targets are healthy.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        ...deployFields('public-api'),
        ...fields.zoneFields,
        ...additionalNameFields,
        ...configurationFields,
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
      },
    },
    handler: ctx => deployApi(ctx, dependencies, publicApi),
  });
}
