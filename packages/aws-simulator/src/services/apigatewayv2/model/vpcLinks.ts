import type { CreateVpcLinkRequest } from '@aws-sdk/client-apigatewayv2';
import { Alarm } from '../../../clock/Alarm';
import { checkQuota } from '../../checkQuota';
import { Ec2 } from '../../ec2/model/Ec2';
import { Subnet } from '../../ec2/model/types';
import { ApiGateway } from './ApiGateway';
import { checkText } from './checkText';
import { badRequest } from './refusals';
import { VpcLink } from './types';
import { hasVpcLinks } from './vpcLinkZones';

const ID_LENGTH = 6;

/** "A few minutes", says the documentation; from memory it is about two. */
const PROVISIONING_SECONDS = 120;
const DELETION_SECONDS = 60;

/** A link without traffic for so long becomes inactive, in milliseconds. */
const IDLE = 60 * 24 * 3600 * 1000;

/** What rings when a link has been idle for long. */
const alarms = new WeakMap<VpcLink, Alarm>();

/**
 * Creates a link, whose interfaces get ready after some time.
 *
 * @throws AwsError `BadRequestException`
 */
export function createVpcLink(
  gateway: ApiGateway,
  input: CreateVpcLinkRequest,
): VpcLink {
  const { region } = gateway;
  const { Name = '', SecurityGroupIds = [], SubnetIds = [] } = input;
  checkText('Name', Name, 128);
  checkNetwork(region.service(Ec2), region.name, SubnetIds, SecurityGroupIds);
  // The text is in pulumi/pulumi-cloud#666, about links for REST APIs.
  checkQuota(
    gateway.vpcLinks.size,
    gateway.quotas.vpcLinks,
    'BadRequestException',
    `There are too many Vpc Links defined for this account. Limit is ${gateway.quotas.vpcLinks}`,
  );
  const link: VpcLink = {
    id: gateway.newId(ID_LENGTH),
    name: Name,
    createdDate: region.world.now(),
    securityGroupIds: [...SecurityGroupIds],
    subnetIds: [...SubnetIds],
    status: 'PENDING',
    tags: { ...input.Tags },
    interfaces: [],
    stable: Promise.resolve(),
  };
  provision(gateway, link);
  gateway.vpcLinks.set(link.id, link);
  return link;
}

/** Deletes a link after some time. @throws AwsError `BadRequestException` while a route leads over it */
export function deleteVpcLink(gateway: ApiGateway, link: VpcLink): void {
  const uses = [...gateway.apis.values()].flatMap(({ integrations, routes }) =>
    [...routes.values()].flatMap(({ id, target = '' }) => {
      const integration = integrations.get(target.split('/')[1]);
      return integration?.connectionId === link.id
        ? [`${integration.method}:${id}`]
        : [];
    }),
  );
  if (uses.length > 0) {
    // hashicorp/terraform-provider-aws#12195
    throw badRequest(
      `Cannot delete vpc link. Vpc link '${
        link.id
      }', is referenced in [${uses.join(
        ', ',
      )}] in format of [Method:Resource].`,
    );
  }
  link.status = 'DELETING';
  alarms.get(link)?.clear();
  link.stable = gateway.region.clock.sleep(DELETION_SECONDS).then(() => {
    removeInterfaces(gateway, link);
    gateway.vpcLinks.delete(link.id);
  });
}

/**
 * A request goes over a link, or would: one that is inactive gets interfaces
 * again, which takes as long as at first.
 *
 * @returns whether the request gets through
 */
export function useVpcLink(gateway: ApiGateway, link: VpcLink): boolean {
  if (link.status === 'INACTIVE') {
    provision(gateway, link);
  }
  watch(gateway, link);
  return link.status === 'AVAILABLE';
}

function provision(gateway: ApiGateway, link: VpcLink): void {
  const { region } = gateway;
  const ec2 = region.service(Ec2);
  link.status = 'PENDING';
  link.interfaces = link.subnetIds.map(subnetId =>
    ec2.createInterface({
      subnetId,
      securityGroupIds: link.securityGroupIds.length
        ? [...link.securityGroupIds]
        : undefined,
      description: `VPC Link Interface ${link.id}`,
      interfaceType: 'api_gateway_managed',
    }),
  );
  link.stable = region.clock.sleep(PROVISIONING_SECONDS).then(() => {
    if (link.status === 'PENDING') {
      link.status = 'AVAILABLE';
      watch(gateway, link);
      region.changed();
    }
  });
}

/** Makes a link inactive once it has been idle for long, from now on. */
function watch(gateway: ApiGateway, link: VpcLink): void {
  const { clock } = gateway.region;
  const alarm =
    alarms.get(link) ??
    new Alarm(clock, () => {
      if (link.status === 'AVAILABLE') {
        link.status = 'INACTIVE';
        removeInterfaces(gateway, link);
      }
    });
  alarms.set(link, alarm);
  alarm.clear();
  alarm.setFor(clock.now() + IDLE);
}

function removeInterfaces({ region }: ApiGateway, link: VpcLink): void {
  for (const { id } of link.interfaces) {
    region.service(Ec2).deleteInterface(id);
  }
  link.interfaces = [];
  region.changed();
}

function checkNetwork(
  ec2: Ec2,
  region: string,
  subnetIds: string[],
  groupIds: string[],
): void {
  if (subnetIds.length === 0) {
    throw badRequest('SubnetIds for a vpc link cannot be empty');
  }
  const subnets = subnetIds.map((id): Subnet => {
    const subnet = ec2.subnets.get(id);
    if (!subnet) {
      throw badRequest(`The subnet ID '${id}' does not exist`);
    }
    if (!hasVpcLinks(region, subnet.availabilityZoneId)) {
      // aws/aws-cdk#12083
      throw badRequest(
        `Subnet '${id}' is in Availability Zone '${subnet.availabilityZoneId}' where service is not available`,
      );
    }
    return subnet;
  });
  const [{ vpcId }] = subnets;
  if (subnets.some(subnet => subnet.vpcId !== vpcId)) {
    throw badRequest('All subnets of a VPC link must be in the same VPC');
  }
  for (const id of groupIds) {
    if (ec2.securityGroups.get(id)?.vpcId !== vpcId) {
      throw badRequest(`The security group '${id}' does not exist`);
    }
  }
}
