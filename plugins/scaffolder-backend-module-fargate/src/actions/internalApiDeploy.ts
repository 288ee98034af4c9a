import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { deployStack } from '../deployment/deployStack';
import {
  dryRunArn,
  dryRunStack,
  dryRunTemplate,
  isDryRunArn,
} from '../deployment/dryRun';
import { formatSeconds, secondsBetween } from '../deployment/format';
import { assertCertificate } from '../dns/assertCertificate';
import { assertNameFree } from '../dns/assertNameFree';
import { readPublicZone } from '../dns/hostedZones';
import { findZoneStackArn, readZoneStack } from '../dns/ZonePlace';
import { assertEntityFree } from '../environment/assertEntityFree';
import { assertServiceNameFree } from '../environment/assertServiceNameFree';
import { findEnvironmentStack } from '../environment/findEnvironmentStack';
import { readEnvironment } from '../environment/readEnvironment';
import { assertInternalNetwork } from '../network/assertInternalNetwork';
import { chooseSubnets } from '../network/chooseSubnets';
import { apiStackName } from '../requests/apiStackName';
import { apiRef, componentRef } from '../requests/entityRefs';
import {
  checkInternalApi,
  internalApiRequest,
} from '../requests/internalApiRequest';
import { ActionDependencies } from './ActionDependencies';
import {
  apiOutputFields,
  apiSubjectFields,
  apiTaskFields,
  apiUpkeepFields,
} from './apiFields';
import { assertSameAccount } from './assertSameAccount';
import { explainFailure } from './explainFailure';
import * as fields from './fields';
import { examples } from './internalApiDeploy.examples';
import { openDeployment } from './openDeployment';
import { toEntity } from './toEntity';

/**
 * `fargate:internal-api:deploy`: makes or changes an API that other accounts
 * call over private addresses only, and waits until it answers.
 *
 * @public
 */
export function createInternalApiDeployAction(
  dependencies: ActionDependencies,
) {
  const { aws, catalog } = dependencies;
  return createTemplateAction({
    id: 'fargate:internal-api:deploy',
    description:
      'Deploys an internal HTTPS API on AWS Fargate behind an internal Network Load Balancer, under a name of its own, and is done when its targets are healthy.',
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
            .describe('CPU units of a task; 1024 are one vCPU. Default: 512'),
        memory: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              'Memory of a task in MiB, one that Fargate offers with the CPU. Default: 1024',
            ),
        ...apiTaskFields,
        autoscaling: z =>
          z
            .object({
              minCount: z
                .number()
                .int()
                .min(1)
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
            })
            .optional()
            .describe('Lets the number of tasks follow the load'),
        ...fields.zoneFields,
        domainName: z =>
          z
            .string()
            .optional()
            .describe(
              'Name that consumers use, the zone itself or below it. Default: the name of the zone',
            ),
        certificateArn: z =>
          z
            .string()
            .optional()
            .describe(
              'Issued ACM certificate that covers the name, in the region and account of the environment. Default: the one that was made with the zone',
            ),
        consumerCidrs: z =>
          z
            .array(z.string())
            .min(1)
            .max(5)
            .describe('Networks of those who may call, e.g. 10.1.0.0/16'),
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
    async handler(ctx) {
      const { input } = ctx;
      const entity = toEntity(input);
      const stackName = apiStackName(entity);
      checkInternalApi(input);
      const credentials = await ctx.getInitiatorCredentials();
      const environmentArn = await environmentStackArn(input);
      const target = aws.targets.forArn(environmentArn);
      await assertEntityFree(
        catalog,
        [apiRef(entity), componentRef(entity)],
        { ...target, name: stackName },
        credentials,
      );
      const zoneArn = await findZoneStackArn(catalog, input, credentials);
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        stackName,
      );
      const { clients, log, signal } = context;
      const startedAt = clients.now();
      const unmade = [environmentArn, zoneArn].find(
        arn => arn && isDryRunArn(arn),
      );
      if (unmade) {
        await dryRunTemplate(
          context,
          {
            name: stackName,
            template: await readCloudFormationTemplate('internal-api'),
          },
          `its ${
            unmade === environmentArn ? 'environment' : 'zone'
          } would be made first`,
        );
        outputStack(dryRunArn(target, stackName), {}, false);
        return;
      }
      const place = await readPlace();
      const environment = await readEnvironment(clients, environmentArn, {
        signal,
      });
      const { vpcId, privateSubnetIds } = environment.network;
      const loadBalancerSubnetIds = await chooseSubnets(
        clients,
        { field: 'loadBalancerSubnetIds', vpcId },
        { ids: input.loadBalancerSubnetIds, tag: input.loadBalancerSubnetTag },
        privateSubnetIds,
        { signal },
      );
      const request = await internalApiRequest(
        {
          entity,
          environment: environment.entityRef,
          definition: input.definition || undefined,
          catalogInfoUrl: input.catalogInfoUrl || undefined,
        },
        input,
        environment,
        { ...place, loadBalancerSubnetIds },
      );
      await assertInternalNetwork(
        clients,
        { vpcId, privateSubnetIds, loadBalancerSubnetIds },
        { image: input.image, signal },
      );
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
          ? `${stack.outputs.Url} for ${input.consumerCidrs.join(
              ', ',
            )} · ${formatSeconds(secondsBetween(startedAt, clients.now()))}`
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

      /** The name and what it is served with, asked of AWS before anything is made. */
      async function readPlace() {
        const { zone, certificateArn: ownCertificate } = zoneArn
          ? await readZoneStack(
              await aws.clients(
                assertSameAccount(aws.targets, target, 'zone', zoneArn),
              ),
              zoneArn,
              { signal },
            )
          : {
              zone: await readPublicZone(
                clients,
                'hostedZoneId',
                input.hostedZoneId!,
                { signal },
              ),
              certificateArn: undefined,
            };
        const domainName = input.domainName || zone.name;
        const certificateArn = input.certificateArn || ownCertificate;
        if (!certificateArn) {
          throw new InputError(
            `certificateArn: no certificate was made with the zone ${zone.name} yet. Run fargate:dns-zone:deploy again until it is issued, or give the ARN of one for ${domainName}.`,
          );
        }
        await assertNameFree(
          clients,
          zone,
          domainName,
          await describeStack(clients, stackName, { signal }),
          { signal },
        );
        await assertCertificate(clients, certificateArn, domainName, {
          signal,
        });
        return { domainName, hostedZoneId: zone.id, certificateArn };
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
        ctx.output('domainName', outputs.DomainName ?? '');
        ctx.output('hostedZoneId', outputs.HostedZoneId ?? '');
        ctx.output('certificateArn', outputs.CertificateArn ?? '');
        ctx.output('annotations', {
          [STACK_ARN_ANNOTATION]: stackArn,
          [ECS_SERVICE_ARN_ANNOTATION]: serviceArn,
        });
        ctx.output('changed', isChanged);
      }
    },
  });
}
