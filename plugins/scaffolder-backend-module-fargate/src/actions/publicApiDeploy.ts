import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { requestedSettings } from '../api/settings/requestedSettings';
import { deployFields } from '../api/settings/settingFields';
import { dryRunArn, dryRunTemplate, isDryRunArn } from '../stack/dryRun';
import { assertCertificate } from '../checks/assertCertificate';
import { assertServiceNameFree } from '../checks/assertServiceNameFree';
import { readEnvironment } from '../environment/readEnvironment';
import { assertImageExists } from '../checks/assertImageExists';
import { assertNetwork } from '../checks/network/assertNetwork';
import { publicApiRequest } from '../requests/publicApiRequest';
import { ActionDependencies } from './ActionDependencies';
import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
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
        ...deployFields('public-api'),
        ...apiUpkeepFields,
      },
      output: {
        ...apiOutputFields,
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const settings = requestedSettings('public-api', input);
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
        settings,
        environment,
        input.onReplacement,
      );
      if (settings.certificateArn) {
        await assertCertificate(
          clients,
          settings.certificateArn,
          settings.domainName,
          { signal },
        );
      }
      await assertNetwork(clients, environment.network, {
        image: settings.image!,
        signal,
      });
      await assertImageExists(aws, context, settings.image!);
      await assertServiceNameFree(clients, environment.clusterName, stackName, {
        signal,
      });
      await deployApi(ctx, api, request);
    },
  });
}
