import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { requestedSettings } from '../api/settings/requestedSettings';
import { deployFields } from '../api/settings/settingFields';
import { dryRunArn, dryRunTemplate, isDryRunArn } from '../stack/dryRun';
import { assertCertificate } from '../checks/assertCertificate';
import { assertNameFree } from '../checks/assertNameFree';
import { readPublicZone } from '../dns/hostedZones';
import { findZoneStackArn, readZoneStack } from '../dns/apiZone';
import { assertServiceNameFree } from '../checks/assertServiceNameFree';
import { readEnvironment } from '../environment/readEnvironment';
import { assertImageExists } from '../checks/assertImageExists';
import { assertInternalNetwork } from '../checks/network/assertInternalNetwork';
import { assertNoDrift } from '../checks/network/assertNoDrift';
import { chooseSubnets } from '../checks/network/chooseSubnets';
import { internalApiRequest } from '../requests/internalApiRequest';
import { ActionDependencies } from './ActionDependencies';
import {
  apiOutputFields,
  apiSubjectFields,
  apiUpkeepFields,
} from './apiFields';
import { assertSameAccount } from './assertSameAccount';
import { deployApi } from './deployApi';
import * as fields from './fields';
import { examples } from './internalApiDeploy.examples';
import { openApiDeployment } from './openApiDeployment';
import { outputApi } from './outputApi';

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
      const settings = requestedSettings('internal-api', input);
      const api = await openApiDeployment(ctx, dependencies);
      const { context, environmentArn, stackName } = api;
      const { clients, signal } = context;
      const zoneArn = await findZoneStackArn(
        catalog,
        input,
        await ctx.getInitiatorCredentials(),
      );
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
        outputApi(
          ctx,
          { arn: dryRunArn(clients.target, stackName), outputs: {} },
          false,
        );
        outputPlace({});
        return;
      }
      const known = await describeStack(clients, stackName, { signal });
      const place = await readPlace(known);
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
        api.descriptorOf(environment.entityRef),
        settings,
        environment,
        { ...place, loadBalancerSubnetIds },
        input.onReplacement,
      );
      await assertInternalNetwork(
        clients,
        { vpcId, privateSubnetIds, loadBalancerSubnetIds },
        {
          image: settings.image!,
          taskGroupId: known?.outputs.ServiceSecurityGroupId,
          signal,
        },
      );
      await assertImageExists(aws, context, settings.image!);
      if (known) {
        await assertNoDrift(clients, known, { signal });
      }
      await assertServiceNameFree(clients, environment.clusterName, stackName, {
        signal,
      });
      outputPlace(await deployApi(ctx, api, request, settings.consumerCidrs));

      /** The name and what it is served with, asked of AWS before anything is made. */
      async function readPlace(own: StackRecord | undefined) {
        const { zone, certificateArn: ownCertificate } = zoneArn
          ? await readZoneStack(
              await aws.clients(
                assertSameAccount(aws.targets, clients.target, 'zone', zoneArn),
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
        const domainName = settings.domainName ?? zone.name;
        const certificateArn = settings.certificateArn ?? ownCertificate;
        if (!certificateArn) {
          throw new InputError(
            `certificateArn: no certificate was made with the zone ${zone.name} yet. Run fargate:dns-zone:deploy again until it is issued, or give the ARN of one for ${domainName}.`,
          );
        }
        await assertNameFree(clients, zone, domainName, own, { signal });
        await assertCertificate(clients, certificateArn, domainName, {
          signal,
        });
        return { domainName, hostedZoneId: zone.id, certificateArn };
      }

      function outputPlace(outputs: Record<string, string>): void {
        ctx.output('domainName', outputs.DomainName ?? '');
        ctx.output('hostedZoneId', outputs.HostedZoneId ?? '');
        ctx.output('certificateArn', outputs.CertificateArn ?? '');
      }
    },
  });
}
