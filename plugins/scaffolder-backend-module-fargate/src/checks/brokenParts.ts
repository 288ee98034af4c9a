import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  allowedSources,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { BrokenPart, ReadPart } from './BrokenPart';
import { gatewayParts } from './gatewayParts';
import { listenerRule } from './listenerRule';
import { OUTSIDE_PARTS } from './outsideParts';
import { roles } from './brokenRole';
import { itemsOf } from './network/itemsOf';
import { orMissing } from './orMissing';
import { unlessDenied } from '../stack/unlessDenied';
import { revisionName } from '../live/driftOf';
import { readRevision } from '../live/readRevision';
import { readService } from '../live/readService';

const LISTENER_PORTS = [80, 443];

const REDEPLOY = 'delete the API and deploy it again';

const service: ReadPart = async (clients, { outputs }, options) => {
  const { ServiceArn, TaskDefinitionArn } = outputs;
  if (!ServiceArn) {
    return undefined;
  }
  const live = await readService(clients, ServiceArn, options);
  const [, cluster, name] = ServiceArn.split('/');
  if (live?.status !== 'ACTIVE') {
    return {
      text: `the service ${name} ${
        live ? `is ${live.status}` : 'does not exist'
      }`,
      repair: REDEPLOY,
    };
  }
  return live.hasFailed && live.taskDefinition === TaskDefinitionArn
    ? {
        text: `the last deployment of the service ${name} failed, so ECS starts no more tasks`,
        repair: `fix what keeps its tasks from becoming healthy, and restart it on the card or with aws ecs update-service --force-new-deployment --cluster ${cluster} --service ${name}; or change the image or the configuration with fargate:api:update`,
        isDeployment: true,
      }
    : undefined;
};

const revision: ReadPart = async (clients, { outputs }, options) => {
  const { TaskDefinitionArn } = outputs;
  const own =
    TaskDefinitionArn &&
    (await readRevision(clients, TaskDefinitionArn, '', options));
  return TaskDefinitionArn && (!own || !own.isActive)
    ? {
        text: `task definition ${revisionName(
          TaskDefinitionArn,
        )} of the stack is deregistered (INACTIVE)`,
        repair:
          'change the image or the size and set onDrift to "overwrite" or "adopt", which makes a new revision; if its tasks do not start, the rollback fails',
        isRevision: true,
      }
    : undefined;
};

const loadBalancer: ReadPart = async ({ elbv2 }, { outputs }, options) => {
  const { LoadBalancerArn } = outputs;
  if (!LoadBalancerArn) {
    return undefined;
  }
  const found = await orMissing('LoadBalancerNotFoundException', async () => {
    const { LoadBalancers } = await elbv2.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }),
      { abortSignal: options.signal },
    );
    return LoadBalancers?.[0];
  });
  const state = found?.State?.Code;
  return state === 'active' || state === 'active_impaired'
    ? undefined
    : {
        text: `the load balancer ${state ? `is ${state}` : 'does not exist'}`,
        repair: REDEPLOY,
      };
};

const targetGroup: ReadPart = async (
  { elbv2 },
  { outputs, parameters },
  options,
) => {
  const { LoadBalancerArn, TargetGroupArn } = outputs;
  if (!TargetGroupArn) {
    return undefined;
  }
  const found = await orMissing('TargetGroupNotFoundException', async () => {
    const { TargetGroups } = await elbv2.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }),
      { abortSignal: options.signal },
    );
    return TargetGroups?.[0];
  });
  if (!found) {
    return { text: 'the target group does not exist', repair: REDEPLOY };
  }
  const { HealthCheckPath: asked } = parameters;
  if (asked && found.HealthCheckPath && found.HealthCheckPath !== asked) {
    return {
      text: `the target group checks ${found.HealthCheckPath}, and the stack has ${asked}`,
      repair: `set healthCheckPath to another path than ${asked}, or change it back with aws elbv2 modify-target-group --health-check-path ${asked} --target-group-arn ${TargetGroupArn}`,
      isHealthCheck: true,
    };
  }
  return LoadBalancerArn && !found.LoadBalancerArns?.includes(LoadBalancerArn)
    ? {
        text: 'no listener of the load balancer forwards to the target group',
        repair: REDEPLOY,
      }
    : undefined;
};

const listener: ReadPart = async ({ elbv2 }, { outputs }, options) => {
  const { ListenerArn } = outputs;
  if (!ListenerArn) {
    return undefined;
  }
  const found = await orMissing('ListenerNotFoundException', async () => {
    const { Listeners } = await elbv2.send(
      new DescribeListenersCommand({ ListenerArns: [ListenerArn] }),
      { abortSignal: options.signal },
    );
    return Listeners?.[0];
  });
  return found
    ? undefined
    : { text: 'the listener does not exist', repair: REDEPLOY };
};

const securityGroups: ReadPart = async (
  { ec2 },
  { kind, outputs, parameters },
  options,
) => {
  const ofBalancer =
    kind === 'shared-api'
      ? parameters.LoadBalancerSecurityGroupId
      : outputs.LoadBalancerSecurityGroupId;
  const ids = [ofBalancer, outputs.ServiceSecurityGroupId].filter(Boolean);
  if (!ids.length) {
    return undefined;
  }
  const found = await itemsOf(
    paginateDescribeSecurityGroups(
      { client: ec2 },
      { Filters: [{ Name: 'group-id', Values: ids }] },
      { abortSignal: options.signal },
    ),
    page => page.SecurityGroups,
  );
  const missing = ids.filter(
    id => !found.some(({ GroupId }) => GroupId === id),
  );
  if (missing.length) {
    return {
      text: `security group ${missing.join(', ')} does not exist`,
      repair: REDEPLOY,
    };
  }
  const [balancerId, taskId] = ids;
  const port = Number(parameters.ContainerPort);
  const rulesOf = (id: string) =>
    found.find(({ GroupId }) => GroupId === id)?.IpPermissions ?? [];
  const rules = rulesOf(taskId);
  if (
    ofBalancer &&
    !allowedSources(rulesOf(balancerId), LISTENER_PORTS).length
  ) {
    return {
      text: `security group ${balancerId} of the load balancer allows nobody, so no request arrives`,
      repair: 'add an ingress rule for the port of its listener',
      isOutside: true,
    };
  }
  // An internal API has checks of its own for that.
  return (kind !== 'public-api' && kind !== 'shared-api') ||
    ids.length < 2 ||
    allowedSources(rules, [port]).some(
      source => source === balancerId || !source.startsWith('sg-'),
    )
    ? undefined
    : {
        text: `security group ${taskId} of the tasks does not allow ${balancerId} of the load balancer on port ${port}, so no target becomes healthy`,
        repair: `add an ingress rule for TCP ${port} from ${balancerId}`,
      };
};

const logGroup: ReadPart = async ({ logs }, { outputs }, options) => {
  const { LogGroupName } = outputs;
  if (!LogGroupName) {
    return undefined;
  }
  const isThere = await unlessDenied(true, async () => {
    const groups = await itemsOf(
      paginateDescribeLogGroups(
        { client: logs },
        { logGroupNamePrefix: LogGroupName },
        { abortSignal: options.signal },
      ),
      page => page.logGroups,
    );
    return groups.some(({ logGroupName }) => logGroupName === LogGroupName);
  });
  return isThere
    ? undefined
    : {
        text: `log group ${LogGroupName} does not exist, so no task can start`,
        repair: `create it again with aws logs create-log-group --log-group-name ${LogGroupName}`,
      };
};

const READS: readonly ReadPart[] = [
  service,
  revision,
  loadBalancer,
  targetGroup,
  listener,
  listenerRule,
  securityGroups,
  logGroup,
  roles,
  gatewayParts,
  ...OUTSIDE_PARTS,
];

/**
 * The parts of an API without which an update fails and, after that, its
 * rollback too. What a stack has no output for is not looked at, nor is what the
 * portal may not read.
 */
export async function brokenParts(
  clients: FargateClients,
  stack: Pick<StackRecord, 'kind' | 'outputs' | 'parameters'>,
  options: { signal?: AbortSignal } = {},
): Promise<BrokenPart[]> {
  const parts = await Promise.all(
    READS.map(read => read(clients, stack, options)),
  );
  return parts.flat().filter(part => part !== undefined);
}
