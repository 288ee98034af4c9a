import {
  GetApisCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  DescribeStackResourcesCommand,
  ListChangeSetsCommand,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeNatGatewaysCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { ListClustersCommand, paginateListServices } from '@aws-sdk/client-ecs';
import {
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListServicesCommand } from '@aws-sdk/client-servicediscovery';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Catalog } from './Catalog';

const STACK_ARN = 'fargate-api/stack-arn';

/** Types whose ids tell only resources of one parent apart. */
const NAMED_BY_PARENT = ['AWS::ApiGatewayV2::Stage'];

/** Stacks that are parts of an environment or of a zone, and no entity of their own. */
const PARTS = /-(vpc|vpc-link|load-balancer|certificate)$/;

/** How AWS and the catalog differ from what the tasks said. */
export interface Reconciliation {
  /** In AWS, and nobody said so: without a stack, or stacks without an end. */
  orphaned: string[];
  /** There twice. */
  doubled: string[];
  /** Said to be there, or gone, and it is not so; also in the catalog. */
  lost: string[];
}

/**
 * Holds AWS, the catalog and the tasks' last words against each other.
 *
 * @param expected - by the name of an API: the image that the last task said
 *   is running; null when it said that it is gone; no entry where the last
 *   task said that it does not know.
 */
export async function reconcile(
  clients: FargateClients,
  catalog: Catalog,
  expected: ReadonlyMap<string, string | null>,
): Promise<Reconciliation> {
  const result: Reconciliation = { orphaned: [], doubled: [], lost: [] };
  const owned = new Map<string, string>();
  const entities = new Map<string, string>();
  const stacks = new Map<string, string>();
  for await (const page of paginateDescribeStacks(
    { client: clients.cloudFormation },
    {},
  )) {
    for (const stack of page.Stacks ?? []) {
      const name = stack.StackName!;
      const tags = Object.fromEntries(
        (stack.Tags ?? []).map(tag => [tag.Key, tag.Value]),
      );
      const identity = `${tags['fargate-api:entity']} ${tags['fargate-api:kind']}`;
      if (entities.has(identity)) {
        result.doubled.push(`${identity}: ${entities.get(identity)}, ${name}`);
      }
      entities.set(identity, name);
      stacks.set(name, stack.StackId!);
      if (
        !/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stack.StackStatus!)
      ) {
        result.orphaned.push(`stack ${name} is ${stack.StackStatus}`);
      }
      const image = stack.Parameters?.find(
        ({ ParameterKey }) => ParameterKey === 'ImageUrl',
      )?.ParameterValue;
      const wanted = expected.get(name);
      if (image && wanted !== undefined && wanted !== image) {
        result.lost.push(`${name} runs ${image}, said was ${wanted ?? 'gone'}`);
      }
      await noteResources(name);
    }
  }
  for (const [name, image] of expected) {
    if (image && !stacks.has(name)) {
      result.lost.push(`stack ${name} is not there`);
    }
  }
  for (const [ref, entity] of catalog.entities) {
    const arn = entity.metadata.annotations?.[STACK_ARN];
    if (arn && ![...stacks.values()].includes(arn)) {
      result.lost.push(`${ref} stands for ${arn}, which is not there`);
    }
  }
  for (const [name, arn] of stacks) {
    const isListed = [...catalog.entities.values()].some(
      entity => entity.metadata.annotations?.[STACK_ARN] === arn,
    );
    if (!isListed && !PARTS.test(name)) {
      result.lost.push(`stack ${name} is not in the catalog`);
    }
  }
  for (const id of await everything(clients)) {
    if (!owned.has(id)) {
      result.orphaned.push(`${id} belongs to no stack`);
    }
  }
  return result;

  async function noteResources(name: string): Promise<void> {
    const { StackResources } = await clients.cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: name }),
    );
    for (const resource of StackResources ?? []) {
      const id = NAMED_BY_PARENT.includes(resource.ResourceType!)
        ? undefined
        : resource.PhysicalResourceId;
      if (id && owned.has(id) && owned.get(id) !== name) {
        result.doubled.push(`${id} is in ${owned.get(id)} and in ${name}`);
      }
      if (id && resource.ResourceStatus !== 'DELETE_COMPLETE') {
        owned.set(id, name);
      }
    }
    const { Summaries } = await clients.cloudFormation.send(
      new ListChangeSetsCommand({ StackName: name }),
    );
    for (const set of Summaries ?? []) {
      if (!set.ExecutionStatus?.startsWith('EXECUTE')) {
        result.orphaned.push(`change set ${set.ChangeSetName} of ${name}`);
      }
    }
  }
}

/** The ids of all that costs money or stands in the way, found without CloudFormation. */
async function everything(clients: FargateClients): Promise<string[]> {
  const ids: (string | undefined)[] = [];
  for await (const page of paginateDescribeLoadBalancers(
    { client: clients.elbv2 },
    {},
  )) {
    ids.push(...(page.LoadBalancers ?? []).map(lb => lb.LoadBalancerArn));
  }
  for await (const page of paginateDescribeTargetGroups(
    { client: clients.elbv2 },
    {},
  )) {
    ids.push(...(page.TargetGroups ?? []).map(group => group.TargetGroupArn));
  }
  const { clusterArns } = await clients.ecs.send(new ListClustersCommand({}));
  for (const cluster of clusterArns ?? []) {
    ids.push(cluster.split('/')[1]);
    for await (const page of paginateListServices(
      { client: clients.ecs },
      { cluster },
    )) {
      ids.push(...(page.serviceArns ?? []));
    }
  }
  const { Vpcs } = await clients.ec2.send(new DescribeVpcsCommand({}));
  ids.push(...(Vpcs ?? []).filter(vpc => !vpc.IsDefault).map(vpc => vpc.VpcId));
  const { NatGateways } = await clients.ec2.send(
    new DescribeNatGatewaysCommand({}),
  );
  ids.push(
    ...(NatGateways ?? [])
      .filter(gateway => gateway.State !== 'deleted')
      .map(gateway => gateway.NatGatewayId),
  );
  const { Items: apis } = await clients.apiGateway.send(new GetApisCommand({}));
  ids.push(...(apis ?? []).map(api => api.ApiId));
  const { Items: links } = await clients.apiGateway.send(
    new GetVpcLinksCommand({}),
  );
  ids.push(...(links ?? []).map(link => link.VpcLinkId));
  const { Services } = await clients.serviceDiscovery.send(
    new ListServicesCommand({}),
  );
  ids.push(...(Services ?? []).map(service => service.Id));
  const { logGroups } = await clients.logs.send(
    new DescribeLogGroupsCommand({}),
  );
  ids.push(
    ...(logGroups ?? [])
      .map(group => group.logGroupName)
      .filter(name => !name?.startsWith('/aws/ecs/containerinsights')),
  );
  return ids.filter(id => id !== undefined);
}
