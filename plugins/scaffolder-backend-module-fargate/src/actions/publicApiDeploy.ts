import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { dryRunArn, dryRunTemplate, isDryRunArn } from '../stack/dryRun';
import { assertCertificate } from '../checks/assertCertificate';
import { assertServiceNameFree } from '../checks/assertServiceNameFree';
import { readEnvironment } from '../environment/readEnvironment';
import { assertImageExists } from '../checks/assertImageExists';
import { assertNetwork } from '../checks/network/assertNetwork';
import {
  checkPublicApi,
  PUBLIC_API_SIZE,
  publicApiRequest,
} from '../requests/publicApiRequest';
import { ActionDependencies } from './ActionDependencies';
import {
  apiOutputFields,
  apiSizeFields,
  apiSubjectFields,
  apiTaskFields,
  apiUpkeepFields,
  autoscalingShape,
} from './apiFields';
import { deployApi } from './deployApi';
import { openApiDeployment } from './openApiDeployment';
import { outputApi } from './outputApi';
import { examples } from './publicApiDeploy.examples';

/**
 * `fargate:public-api:deploy`: makes or changes a public API and waits until
 * it answers.
 *
 * @public
 */
export function createPublicApiDeployAction(dependencies: ActionDependencies) {
  const { aws } = dependencies;
  return createTemplateAction({
    id: 'fargate:public-api:deploy',
    description:
      'Deploys a public HTTP API on AWS Fargate behind an internet-facing load balancer, and is done when its targets are healthy.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        ...apiSizeFields(PUBLIC_API_SIZE),
        ...apiTaskFields,
        autoscaling: z =>
          z
            .object({
              ...autoscalingShape(z, 0),
              requestsPerTarget: z
                .number()
                .int()
                .min(0)
                .optional()
                .describe(
                  'Requests a minute and task to aim at; 0 looks at CPU only. Default: 0',
                ),
            })
            .optional()
            .describe('Lets the number of tasks follow the load'),
        certificateArn: z =>
          z
            .string()
            .optional()
            .describe(
              'ACM certificate in the region and account of the environment; with it the API speaks HTTPS',
            ),
        domainName: z =>
          z
            .string()
            .optional()
            .describe('Name that the certificate covers, for the endpoint'),
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      checkPublicApi(input);
      const api = await openApiDeployment(ctx, dependencies);
      const { context, environmentArn, stackName } = api;
      const { clients, signal } = context;
      if (isDryRunArn(environmentArn)) {
        await dryRunTemplate(
          context,
          {
            name: stackName,
            template: await readCloudFormationTemplate('public-api'),
          },
          'its environment would be made first',
        );
        outputApi(
          ctx,
          { arn: dryRunArn(clients.target, stackName), outputs: {} },
          false,
        );
        return;
      }
      const environment = await readEnvironment(clients, environmentArn, {
        signal,
      });
      const request = await publicApiRequest(
        api.descriptorOf(environment.entityRef),
        input,
        environment,
      );
      if (input.certificateArn) {
        await assertCertificate(
          clients,
          input.certificateArn,
          input.domainName || undefined,
          { signal },
        );
      }
      await assertNetwork(clients, environment.network, {
        image: input.image,
        signal,
      });
      await assertImageExists(aws, context, input.image);
      await assertServiceNameFree(clients, environment.clusterName, stackName, {
        signal,
      });
      await deployApi(ctx, api, request);
    },
  });
}
