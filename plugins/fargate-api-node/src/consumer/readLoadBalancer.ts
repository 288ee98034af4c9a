import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  IpPermission,
} from '@aws-sdk/client-ec2';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { NotAllowedError } from '@backstage/errors';
import { FargateClients } from '../clients';
import { StackRecord } from '../stack';
import { allowedSources, allowsPort } from './allowedSources';
import { ConsumerFacts } from './ConsumerFacts';

const TLS_PORT = 443;

/**
 * Reads the load balancer of an API's stack: its addresses and the sources it
 * allows.
 *
 * @throws NotAllowedError when it is in another VPC than the stack says.
 */
export async function readLoadBalancer(
  { ec2, elbv2 }: Pick<FargateClients, 'ec2' | 'elbv2'>,
  { name, outputs, parameters }: StackRecord,
  zoneOf: (subnetId: string) => string,
  options: { signal?: AbortSignal } = {},
): Promise<ConsumerFacts['loadBalancer']> {
  const send = { abortSignal: options.signal };
  const arn = outputs.LoadBalancerArn;
  const [{ LoadBalancers }, { Listeners }, { NetworkInterfaces }] =
    await Promise.all([
      elbv2.send(
        new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }),
        send,
      ),
      elbv2.send(new DescribeListenersCommand({ LoadBalancerArn: arn }), send),
      ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [
            {
              Name: 'description',
              Values: [`ELB ${arn.slice(arn.indexOf('/') + 1)}`],
            },
          ],
        }),
        send,
      ),
    ]);
  const [loadBalancer] = LoadBalancers!;
  if (loadBalancer.VpcId !== parameters.VpcId) {
    throw new NotAllowedError(
      `Stack ${name} has ${parameters.VpcId} as its VPC, but its load balancer is in another. Ask whoever created the stack.`,
    );
  }
  const groups = loadBalancer.SecurityGroups ?? [];
  const permissions = await readIngress(ec2, groups, options);
  return {
    name: loadBalancer.LoadBalancerName!,
    // Route 53 tells aliases in lower case.
    dnsName: loadBalancer.DNSName!.toLowerCase(),
    state: loadBalancer.State!.Code!,
    addresses: NetworkInterfaces!.map(one => ({
      ip: one.PrivateIpAddress!,
      subnetId: one.SubnetId!,
      zoneId: zoneOf(one.SubnetId!),
    })),
    hasTlsListener: Listeners!.some(
      ({ Port, Protocol }) => Port === TLS_PORT && Protocol === 'TLS',
    ),
    allowed: groups.length
      ? allowedSources(permissions, [TLS_PORT])
      : undefined,
  };
}

/** Reads the targets of an API's stack, and whether their security group allows the load balancer. */
export async function readTarget(
  { ec2, elbv2 }: Pick<FargateClients, 'ec2' | 'elbv2'>,
  { outputs }: StackRecord,
  options: { signal?: AbortSignal } = {},
): Promise<ConsumerFacts['target']> {
  const send = { abortSignal: options.signal };
  const TargetGroupArn = outputs.TargetGroupArn;
  const [{ TargetHealthDescriptions }, { TargetGroups }, permissions] =
    await Promise.all([
      elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }), send),
      elbv2.send(
        new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }),
        send,
      ),
      readIngress(ec2, [outputs.ServiceSecurityGroupId], options),
    ]);
  const port = TargetGroups![0].Port!;
  return {
    healthy: TargetHealthDescriptions!.filter(
      ({ TargetHealth }) => TargetHealth?.State === 'healthy',
    ).length,
    total: TargetHealthDescriptions!.length,
    allowsLoadBalancer: permissions.some(
      permission =>
        allowsPort(permission, port) &&
        permission.UserIdGroupPairs?.some(
          ({ GroupId }) => GroupId === outputs.LoadBalancerSecurityGroupId,
        ),
    ),
  };
}

async function readIngress(
  ec2: FargateClients['ec2'],
  groupIds: string[],
  options: { signal?: AbortSignal },
): Promise<IpPermission[]> {
  if (!groupIds.length) {
    return [];
  }
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: groupIds }),
    { abortSignal: options.signal },
  );
  return SecurityGroups!.flatMap(({ IpPermissions }) => IpPermissions ?? []);
}
