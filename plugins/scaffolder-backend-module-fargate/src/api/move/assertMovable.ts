import { ConflictError, InputError } from '@backstage/errors';
import {
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  movingTo,
  normalizeDomainName,
  readRecord,
  readSharedListener,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { leadsToOwnLoadBalancer } from '../../checks/leadsToOwnLoadBalancer';
import { Environment } from '../../environment/Environment';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { ApiStack } from '../apiUpdate';
import { repositoryOf } from '../gitops/appliedBy';
import { holderOf } from '../rules/assertRuleFree';
import { ownRule } from '../rules/ownRule';
import { describeBalancer, MOVES } from './moving';

const KINDS: readonly ApiKind[] = Object.values(MOVES);

/**
 * @throws InputError when an API of this kind has no load balancer of the two.
 * @throws ConflictError when a repository deploys it.
 */
export function assertMovableKind(stack: ApiStack): void {
  if (!KINDS.includes(stack.kind)) {
    throw new InputError(
      `entityRef: this ${
        API_SHAPES[stack.kind].noun
      } does not move. Choose a public API or one behind a shared load balancer.`,
    );
  }
  const url = repositoryOf(stack);
  if (url) {
    throw new ConflictError(
      `Changes of stack ${stack.name} are made in ${url}, whose pipeline would undo the move. Let the portal apply them first, with fargate:api:update and appliedBy: portal.`,
    );
  }
}

/**
 * Checks that a stack is in the environment of its descriptor. Whoever may create
 * stacks in the account can write any.
 *
 * @throws ConflictError when it is not.
 */
export function assertInEnvironment(
  { name, parameters }: ApiStack,
  { clusterName, entityRef, network }: Environment,
): void {
  if (
    parameters.ClusterName !== clusterName ||
    parameters.VpcId !== network.vpcId
  ) {
    throw new ConflictError(
      `Stack ${name} is not in ${entityRef}, which its description names. Deploy the API again.`,
    );
  }
}

/**
 * Checks that a name leads to the API, before the portal's role moves its record.
 *
 * @param shared - the DNS name of the shared load balancer, where there is one.
 * @throws ConflictError when it does not.
 */
export async function assertOwnName(
  context: DeploymentContext,
  stack: ApiStack,
  shared: string | undefined,
): Promise<void> {
  const { clients, signal } = context;
  const { DomainName, HostedZoneId } = stack.parameters;
  const record = await readRecord(clients, HostedZoneId, DomainName, 'A', {
    signal,
  });
  const target = normalizeDomainName(record?.AliasTarget?.DNSName ?? '');
  const isShared =
    shared !== undefined && target === normalizeDomainName(shared);
  const mayShare = [stack.kind, movingTo(stack)].includes(MOVES.shared);
  const isOwn =
    (isShared && mayShare) ||
    (await leadsToOwnLoadBalancer(context, stack, {
      domainName: DomainName,
      zoneId: HostedZoneId,
    }));
  if (!isOwn) {
    throw new ConflictError(
      `${DomainName} in the hosted zone ${HostedZoneId} does not lead to ${describeBalancer(
        stack.kind,
      )} of stack ${stack.name}. Deploy the API again with ${
        API_SHAPES[stack.kind].deployAction
      }.`,
    );
  }
}

/**
 * Checks that an API has its host for itself. Its record and those of the others would
 * lead to two load balancers, each of which would get the requests for all.
 *
 * @throws ConflictError that names another API of the host.
 */
export async function assertAlone(
  { clients, signal }: DeploymentContext,
  stack: ApiStack,
  listenerArn: string,
): Promise<void> {
  const host = stack.parameters.DomainName;
  const { rules } = await readSharedListener(clients, listenerArn, { signal });
  const own = await ownRule(clients, rules, stack, { signal });
  const others = rules.filter(rule => rule !== own);
  const holder = await holderOf(clients, others, host, { signal });
  if (holder) {
    throw new ConflictError(
      `${holder} has other paths of ${host}, and a name leads to one load balancer. Deploy one of the two under another name first.`,
    );
  }
}
