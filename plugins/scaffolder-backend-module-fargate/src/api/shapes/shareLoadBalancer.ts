import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  FargateClients,
  loadBalancerStackName,
  readSharedListener,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readPublicZone } from '../../dns/hostedZones';
import { covering } from '../../dns/nameInZone';
import { Environment } from '../../environment/Environment';
import { loadBalancerRequest } from '../../environment/loadBalancerRequest';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { DeploymentError } from '../../stack/DeploymentError';
import { ApiRule, overlapOf, rulesOf } from '../../checks/rules/ApiRule';
import { assertRuleFree } from '../rules/assertRuleFree';
import { ownRule } from '../rules/ownRule';
import { freePriority } from '../rules/rulePriority';
import { ApiParameters } from './DeployableShape';
import { ensureShared, readSharedStack } from './ensureShared';

/** What an API needs of the load balancer, by the names of its template's parameters. */
const PARAMETERS = [
  'ListenerArn',
  'LoadBalancerFullName',
  'LoadBalancerDnsName',
  'LoadBalancerHostedZoneId',
  'LoadBalancerSecurityGroupId',
  'TargetSecurityGroupId',
] as const;

/** They name the load balancer to the stack of an API. */
export function parametersOf(balancer: SharedBalancer): ApiParameters {
  return Object.fromEntries(PARAMETERS.map(name => [name, balancer[name]]));
}

/** The outputs of the load balancer's stack. */
export type SharedBalancer = Readonly<
  Record<(typeof PARAMETERS)[number] | 'CertificateArn', string>
>;

/**
 * The load balancer that APIs of an environment share, if it exists, once nothing changes
 * its stack.
 *
 * @param known - parameters that name it, read from AWS before.
 * @throws NotAllowedError when its stack names what is not its own.
 */
export async function readSharedBalancer(
  context: DeploymentContext,
  { entity }: Pick<Environment, 'entity'>,
  known: ApiParameters = {},
): Promise<SharedBalancer | undefined> {
  const { clients, signal } = context;
  const stack = await readSharedStack(
    context,
    loadBalancerStackName(entity),
    'shared-load-balancer',
  );
  if (!stack) {
    return undefined;
  }
  return {
    ...stack.outputs,
    ...(await readNames(clients, stack, known, { signal })),
  } as unknown as SharedBalancer;
}

/**
 * What AWS calls the load balancer, which never changes. Its stack could name another
 * one, and the record of an API's domain name would lead there.
 */
async function readNames(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  { name, outputs }: StackRecord,
  known: ApiParameters,
  { signal }: { signal?: AbortSignal },
) {
  const { LoadBalancerArn } = outputs;
  if (!LoadBalancerArn) {
    throw new NotAllowedError(
      `Stack ${name} has no load balancer of its own in its output LoadBalancerArn. Nothing was changed. Ask whoever created the stack.`,
    );
  }
  const LoadBalancerFullName = LoadBalancerArn.split(':loadbalancer/')[1];
  if (LoadBalancerFullName === known.LoadBalancerFullName) {
    const { LoadBalancerDnsName, LoadBalancerHostedZoneId } = known;
    return {
      LoadBalancerFullName,
      LoadBalancerDnsName,
      LoadBalancerHostedZoneId,
    };
  }
  const { LoadBalancers: [balancer] = [] } = await elbv2.send(
    new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }),
    { abortSignal: signal },
  );
  return {
    LoadBalancerFullName,
    LoadBalancerDnsName: balancer.DNSName,
    LoadBalancerHostedZoneId: balancer.CanonicalHostedZoneId,
  };
}

/**
 * The load balancer of an environment and the priority of the API's rule, as parameters
 * of its stack. The first API creates the load balancer.
 *
 * @returns a word for it in a dry run that would create it first.
 * @throws NotAllowedError when its stack names what is not its own.
 * @throws ConflictError when another API got the same requests meanwhile.
 * @throws DeploymentError when it cannot be created.
 */
export async function shareLoadBalancer(
  run: { isDryRun?: boolean },
  context: DeploymentContext,
  environment: Environment,
  api: { parameters: ApiParameters; deployed: StackRecord | undefined },
): Promise<ApiParameters | string> {
  const { clients, signal } = context;
  const { DomainName } = api.parameters;
  const balancer = await ensureBalancer(
    run,
    context,
    environment,
    api.parameters,
  );
  if (!balancer) {
    return 'load balancer';
  }
  const isCovered = await covering(
    clients,
    balancer.CertificateArn,
    DomainName,
    { signal },
  );
  return {
    ...parametersOf(balancer),
    // Another API may have created it for another zone meanwhile.
    OwnCertificate: isCovered ? 'off' : 'on',
    Priority: String(await choosePriority(context, balancer.ListenerArn, api)),
  };
}

/** @returns undefined in a dry run that would create it. */
async function ensureBalancer(
  run: { isDryRun?: boolean },
  context: DeploymentContext,
  environment: Environment,
  parameters: ApiParameters,
): Promise<SharedBalancer | undefined> {
  const { clients, signal } = context;
  const found = await ensureShared(
    run,
    context,
    () => readSharedBalancer(context, environment, parameters),
    async () =>
      loadBalancerRequest(
        environment,
        await readPublicZone(clients, 'zone', parameters.HostedZoneId, {
          signal,
        }),
      ),
  );
  return found as SharedBalancer | undefined;
}

/**
 * That of the API's own rule where it is for the same requests; otherwise a free one.
 *
 * @throws ConflictError when another API has the requests, or none is free.
 */
export async function choosePriority(
  { clients, signal }: DeploymentContext,
  listenerArn: string,
  {
    parameters: { DomainName, Path = '' },
    deployed,
  }: Parameters<typeof shareLoadBalancer>[3],
): Promise<number> {
  const wanted: ApiRule = { host: DomainName, path: Path };
  const { rules } = await readSharedListener(clients, listenerArn, { signal });
  const own = await ownRule(clients, rules, deployed, { signal });
  if (own && rulesOf(own).every(one => overlapOf(one, wanted) === 'same')) {
    return Number(own.Priority);
  }
  const others = rules.filter(rule => rule !== own);
  await assertRuleFree(clients, others, wanted, { signal });
  const taken = new Set(rules.map(({ Priority }) => Number(Priority)));
  const priority = freePriority(wanted, taken);
  if (priority === undefined) {
    throw new ConflictError(
      'The shared load balancer of the environment has no free priority for a path of this length. Choose a longer or shorter path.',
    );
  }
  return priority;
}

/**
 * Whether a deployment failed because another one took the priority meanwhile.
 *
 * @see https://github.com/stelligent/mu/issues/324
 */
export function isPriorityTaken(error: unknown): error is DeploymentError {
  return (
    error instanceof DeploymentError &&
    /Priority '\d+' is currently in use/.test(
      [error.report.why, ...error.report.evidence].join('\n'),
    )
  );
}
