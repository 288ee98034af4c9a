import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { deployStack } from '../deployment/deployStack';
import {
  dryRunArn,
  dryRunStack,
  dryRunTemplate,
  isDryRunArn,
} from '../deployment/dryRun';
import { formatSeconds, secondsBetween } from '../deployment/format';
import { assertEntityFree } from '../environment/assertEntityFree';
import { findEnvironmentStack } from '../environment/findEnvironmentStack';
import { readEnvironment } from '../environment/readEnvironment';
import { assertNetwork } from '../network/assertNetwork';
import { assertServiceNameFree } from '../environment/assertServiceNameFree';
import { apiRef, componentRef } from '../requests/entityRefs';
import { apiStackName } from '../requests/apiStackName';
import { checkPublicApi, publicApiRequest } from '../requests/publicApiRequest';
import { ActionDependencies } from './ActionDependencies';
import {
  apiOutputFields,
  apiSubjectFields,
  apiTaskFields,
  apiUpkeepFields,
} from './apiFields';
import { explainFailure } from './explainFailure';
import { openDeployment } from './openDeployment';
import { examples } from './publicApiDeploy.examples';
import { toEntity } from './toEntity';

/**
 * `fargate:public-api:deploy`: makes or changes a public API and waits until
 * it answers.
 *
 * @public
 */
export function createPublicApiDeployAction(dependencies: ActionDependencies) {
  const { aws, catalog } = dependencies;
  return createTemplateAction({
    id: 'fargate:public-api:deploy',
    description:
      'Deploys a public HTTP API on AWS Fargate behind an internet-facing load balancer, and is done when its targets are healthy.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...apiSubjectFields,
        cpu: z =>
          z
            .number()
            .int()
            .optional()
            .describe('CPU units of a task; 1024 are one vCPU. Default: 256'),
        memory: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Memory of a task in MiB, one that Fargate offers with the CPU. Default: 512',
            ),
        ...apiTaskFields,
        autoscaling: z =>
          z
            .object({
              minCount: z
                .number()
                .int()
                .min(0)
                .optional()
                .describe('Fewest tasks. Default: desiredCount'),
              maxCount: z.number().int().min(1).describe('Most tasks'),
              cpuTargetPercent: z
                .number()
                .int()
                .min(1)
                .max(100)
                .optional()
                .describe('Average CPU utilization to aim at. Default: 60'),
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
      const entity = toEntity(input);
      const stackName = apiStackName(entity);
      checkPublicApi(input);
      const credentials = await ctx.getInitiatorCredentials();
      const environmentArn = await environmentStackArn(input);
      const target = aws.targets.forArn(environmentArn);
      await assertEntityFree(
        catalog,
        [apiRef(entity), componentRef(entity)],
        { ...target, name: stackName },
        credentials,
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        stackName,
      );
      const { clients, log, signal } = context;
      const startedAt = clients.now();
      if (isDryRunArn(environmentArn)) {
        await dryRunTemplate(
          context,
          {
            name: stackName,
            template: await readCloudFormationTemplate('public-api'),
          },
          'its environment would be made first',
        );
        outputStack(dryRunArn(target, stackName), {}, false);
        return;
      }
      const environment = await readEnvironment(clients, environmentArn, {
        signal,
      });
      const request = await publicApiRequest(
        descriptorOf(environment.entityRef),
        input,
        environment,
      );
      await assertNetwork(clients, environment.network, {
        image: input.image,
        signal,
      });
      await assertServiceNameFree(clients, environment.clusterName, stackName, {
        signal,
      });
      if (ctx.isDryRun) {
        const stack = await dryRunStack(context, request);
        outputStack(
          stack?.arn ?? dryRunArn(target, stackName),
          stack?.outputs ?? {},
          false,
        );
        return;
      }
      const { stack, changed } = await explainFailure(log, () =>
        deployStack(context, request),
      );
      log.line(
        'Done',
        changed
          ? `${stack.outputs.Url} · ${formatSeconds(
              secondsBetween(startedAt, clients.now()),
            )}`
          : `${stack.outputs.Url} · nothing had to be changed`,
      );
      outputStack(stack.arn, stack.outputs, changed);

      function environmentStackArn({
        environment: entityRef,
        environmentStackArn: arn,
      }: typeof input): string | Promise<string> {
        if (Boolean(entityRef) === Boolean(arn)) {
          throw new InputError(
            'Give either environment, the reference of one in the catalog, or environmentStackArn, the output of a step that made one.',
          );
        }
        return arn || findEnvironmentStack(catalog, entityRef!, credentials);
      }

      function descriptorOf(environmentRef: string): StackDescriptor {
        return {
          entity,
          environment: environmentRef,
          definition: input.definition || undefined,
          catalogInfoUrl: input.catalogInfoUrl || undefined,
        };
      }

      function outputStack(
        stackArn: string,
        outputs: Record<string, string>,
        isChanged: boolean,
      ): void {
        const serviceArn = outputs.ServiceArn ?? '';
        ctx.output('stackArn', stackArn);
        ctx.output('endpoint', outputs.Url ?? '');
        ctx.output('serviceArn', serviceArn);
        ctx.output('targetGroupArn', outputs.TargetGroupArn ?? '');
        ctx.output('loadBalancerArn', outputs.LoadBalancerArn ?? '');
        ctx.output('loadBalancerDnsName', outputs.LoadBalancerDnsName ?? '');
        ctx.output('clusterName', outputs.ClusterName ?? '');
        ctx.output('logGroupName', outputs.LogGroupName ?? '');
        ctx.output('annotations', {
          [STACK_ARN_ANNOTATION]: stackArn,
          [ECS_SERVICE_ARN_ANNOTATION]: serviceArn,
        });
        ctx.output('changed', isChanged);
      }
    },
  });
}
