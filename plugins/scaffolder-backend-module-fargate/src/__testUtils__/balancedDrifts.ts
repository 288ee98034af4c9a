import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { Drift, DriftRow, outputsOf } from './Drift';
import { ReportedBench } from './ReportedBench';

/** Removes all rules of a security group for inbound traffic. */
export async function close(
  api: ReportedBench,
  GroupId: string,
): Promise<unknown> {
  const { SecurityGroups } = await api.clients.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  return api.clients.ec2.send(
    new RevokeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: SecurityGroups![0].IpPermissions,
    }),
  );
}

export const ANOTHER_HEALTH_CHECK: DriftRow = [
  'target group: another health check path',
  async api =>
    api.clients.elbv2.send(
      new ModifyTargetGroupCommand({
        TargetGroupArn: (await outputsOf(api)).TargetGroupArn,
        HealthCheckPath: '/does-not-exist',
      }),
    ),
];

export const TASKS_CLOSED: DriftRow = [
  'security group of the tasks: rule removed',
  async api => close(api, (await outputsOf(api)).ServiceSecurityGroupId),
];

export const DEREGISTERED: DriftRow = [
  'targets: deregistered by hand',
  async api => {
    const { TargetGroupArn } = await outputsOf(api);
    const { TargetHealthDescriptions } = await api.clients.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    await api.clients.elbv2.send(
      new DeregisterTargetsCommand({
        TargetGroupArn,
        Targets: TargetHealthDescriptions!.map(({ Target }) => Target!),
      }),
    );
  },
];

async function changeAlias(
  api: ReportedBench,
  Action: 'DELETE' | 'UPSERT',
  changed: Partial<ResourceRecordSet> = {},
): Promise<unknown> {
  const { DomainName, HostedZoneId } = await outputsOf(api);
  const { ResourceRecordSets } = await api.clients.route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId }),
  );
  const alias = ResourceRecordSets!.find(
    ({ Name, Type }) => Name === `${DomainName}.` && Type === 'A',
  )!;
  return api.clients.route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: {
        Changes: [{ Action, ResourceRecordSet: { ...alias, ...changed } }],
      },
    }),
  );
}

/**
 * What is changed of the record of an API's name.
 *
 * @param named - the input that gives it a name.
 */
export const aliasDrifts = (named: Drift['input']): DriftRow[] => [
  ['alias: deleted', api => changeAlias(api, 'DELETE'), { input: named }],
  [
    'alias: another address instead',
    api =>
      changeAlias(api, 'UPSERT', {
        AliasTarget: undefined,
        TTL: 60,
        ResourceRecords: [{ Value: '192.0.2.1' }],
      }),
    { input: named },
  ],
];
