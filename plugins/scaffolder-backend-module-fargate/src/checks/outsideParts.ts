import {
  DescribeScalingPoliciesCommand,
  DescribeScalingPoliciesCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeListenersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { readRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readScalingLimits } from '../live/readScalingLimits';
import { ReadPart } from './BrokenPart';
import { unlessDenied } from '../stack/unlessDenied';

/** The record by which the API's own name leads to its load balancer. */
const alias: ReadPart = async (clients, { outputs, parameters }, options) => {
  const { DomainName, HostedZoneId } = outputs;
  const LoadBalancerDnsName =
    // A parameter, where APIs share it.
    outputs.LoadBalancerDnsName ?? parameters.LoadBalancerDnsName;
  if (!DomainName || !HostedZoneId || !LoadBalancerDnsName) {
    return undefined;
  }
  const own = LoadBalancerDnsName.toLowerCase();
  const leadsTo = await unlessDenied(own, async () => {
    const record = await readRecord(
      clients,
      HostedZoneId,
      DomainName,
      'A',
      options,
    ).catch(error => {
      if ((error as Error).name === 'NoSuchHostedZone') {
        return undefined;
      }
      throw error;
    });
    return (
      record?.AliasTarget?.DNSName?.toLowerCase() ??
      record?.ResourceRecords?.map(({ Value }) => Value).join(', ')
    );
  });
  return leadsTo?.replace(/\.$/, '').endsWith(own)
    ? undefined
    : {
        text: leadsTo
          ? `${DomainName} leads to ${leadsTo} and not to the load balancer`
          : `hosted zone ${HostedZoneId} has no A record ${DomainName}, so nobody finds the load balancer by that name`,
        repair: `make ${DomainName} an alias of ${LoadBalancerDnsName}`,
        isOutside: true,
      };
};

const certificate: ReadPart = async ({ elbv2 }, { outputs }, { signal }) => {
  const { CertificateArn, ListenerArn } = outputs;
  if (!CertificateArn || !ListenerArn) {
    return undefined;
  }
  const { Listeners } = await elbv2
    .send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }), {
      abortSignal: signal,
    })
    .catch(error => {
      // That is a broken part of its own.
      if ((error as Error).name === 'ListenerNotFoundException') {
        return { Listeners: [] };
      }
      throw error;
    });
  const [live] = Listeners?.[0]?.Certificates ?? [];
  return !live || live.CertificateArn === CertificateArn
    ? undefined
    : {
        text: `the listener presents ${live.CertificateArn}, and the stack has ${CertificateArn}`,
        repair: `change it back with aws elbv2 modify-listener --listener-arn ${ListenerArn} --certificates CertificateArn=${CertificateArn}`,
        isOutside: true,
      };
};

const scaling: ReadPart = async (clients, { outputs, parameters }, options) => {
  const { ServiceArn } = outputs;
  const { Autoscaling, DesiredCount, OfficeHours } = parameters;
  if ((Autoscaling !== 'on' && OfficeHours !== 'on') || !ServiceArn) {
    return undefined;
  }
  const [min, max] =
    Autoscaling === 'on'
      ? [parameters.MinCount, parameters.MaxCount]
      : [DesiredCount, DesiredCount];
  const resourceId = ServiceArn.split(':').pop()!;
  const live = await readScalingLimits(clients, ServiceArn, options);
  const back = `register it again with aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id ${resourceId} --min-capacity ${min} --max-capacity ${max}`;
  if (!live) {
    return {
      text: `the service is no scalable target any more, so its count does not follow ${
        Autoscaling === 'on' ? 'the load' : 'the office hours'
      }`,
      repair: back,
      isOutside: true,
    };
  }
  const limits = `${live.min} to ${live.max}`;
  const own = `${min} to ${max}`;
  const isAsleep = OfficeHours === 'on' && limits === '0 to 0';
  return limits === own || isAsleep
    ? undefined
    : {
        text: `autoscaling keeps ${limits} tasks, and the stack has ${own}`,
        repair: back,
        isOutside: true,
      };
};

/** The targets that the policies of the templates have, by the policies' names. */
const POLICY_TARGETS: Readonly<Record<string, string>> = {
  cpu: 'CpuTargetPercent',
  requests: 'RequestsPerTarget',
};

const policies: ReadPart = async (
  { applicationAutoScaling },
  { outputs, parameters },
  { signal },
) => {
  const { ServiceArn } = outputs;
  if (parameters.Autoscaling !== 'on' || !ServiceArn) {
    return undefined;
  }
  const scaled = `--service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id ${ServiceArn.split(
    ':',
  ).pop()}`;
  const found = await unlessDenied<
    DescribeScalingPoliciesCommandOutput | undefined
  >(undefined, () =>
    applicationAutoScaling.send(
      new DescribeScalingPoliciesCommand({
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: ServiceArn.split(':').pop(),
      }),
      { abortSignal: signal },
    ),
  );
  return (found?.ScalingPolicies ?? []).flatMap(
    ({ PolicyName = '', TargetTrackingScalingPolicyConfiguration: live }) => {
      const asked = parameters[POLICY_TARGETS[PolicyName]];
      if (asked === undefined) {
        return {
          text: `the scaling policy ${PolicyName} is not from the stack`,
          repair: `delete it with aws application-autoscaling delete-scaling-policy ${scaled} --policy-name ${PolicyName}, or leave it`,
          isOutside: true,
        };
      }
      return live?.TargetValue === Number(asked)
        ? []
        : {
            text: `the scaling policy ${PolicyName} has the target ${live?.TargetValue}, and the stack has ${asked}`,
            repair: `change it back with aws application-autoscaling put-scaling-policy ${scaled} --policy-name ${PolicyName}, or change the target to another value`,
            isOutside: true,
          };
    },
  );
};

/** What an update leaves as it is: it succeeds, and the API is not as its stack says. */
export const OUTSIDE_PARTS: readonly ReadPart[] = [
  alias,
  certificate,
  scaling,
  policies,
];
