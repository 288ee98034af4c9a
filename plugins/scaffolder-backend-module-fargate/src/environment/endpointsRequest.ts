import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { InputError } from '@backstage/errors';
import {
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { privateRouteTableIds, VpcFacts } from '../checks/network/VpcFacts';
import { environmentRef } from '../catalog/entityRefs';

/** Optional endpoints, beside those that every task needs to start. */
export const MORE_ENDPOINTS = [
  'secretsmanager',
  'ssm',
  'ssmmessages',
  'kms',
] as const;

/** An optional endpoint. */
export type MoreEndpoint = (typeof MORE_ENDPOINTS)[number];

const PARAMETER: Readonly<Record<MoreEndpoint, string>> = {
  secretsmanager: 'SecretsManager',
  ssm: 'Ssm',
  ssmmessages: 'SsmMessages',
  kms: 'Kms',
};

/** The name of the stack with an environment's endpoints. */
export function endpointsStackName({ name }: { name: string }): string {
  return `environment-${name}-endpoints`;
}

/**
 * The stack of an environment's VPC endpoints.
 *
 * @param known - the current stack, if it exists.
 * @throws InputError when the VPC does not support them.
 */
export async function endpointsRequest(
  entity: StackDescriptor['entity'],
  more: readonly MoreEndpoint[],
  vpc: VpcFacts,
  known: StackRecord | undefined,
): Promise<StackRequest> {
  if (!vpc.network.hasDns) {
    throw new InputError(
      `endpoints: VPC ${vpc.ids.vpcId} has DNS support or DNS hostnames disabled, so tasks cannot resolve the endpoints. Enable both first.`,
    );
  }
  if (!known) {
    assertNoDuplicates(vpc, more);
  }
  return {
    label: STACK_KINDS.endpoints.label,
    guardedTypes: STACK_KINDS.endpoints.guardedTypes,
    name: endpointsStackName(entity),
    kind: 'endpoints',
    template: withDescriptor(
      await readCloudFormationTemplate('endpoints'),
      'endpoints',
      { entity },
    ),
    parameters: {
      VpcId: vpc.ids.vpcId,
      VpcCidr: vpc.cidr,
      PrivateSubnetIds: vpc.ids.privateSubnetIds.join(','),
      // An existing endpoint may be this stack's own.
      PrivateRouteTableIds:
        known?.parameters.PrivateRouteTableIds ??
        tablesWithoutS3(vpc).join(','),
      ...endpointSwitches(more),
    },
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/** The parameters that switch the optional endpoints on and off. */
export function endpointSwitches(
  more: readonly MoreEndpoint[],
): Record<string, string> {
  return Object.fromEntries(
    MORE_ENDPOINTS.map(name => [
      PARAMETER[name],
      more.includes(name) ? 'on' : 'off',
    ]),
  );
}

/** A VPC can have only one endpoint with private DNS for a service. */
function assertNoDuplicates(
  vpc: VpcFacts,
  more: readonly MoreEndpoint[],
): void {
  const existing = ['ecr.api', 'ecr.dkr', 'logs', ...more].filter(name =>
    vpc.network.endpoints.some(
      endpoint => endpoint.privateDns && endpoint.service.endsWith(`.${name}`),
    ),
  );
  if (existing.length) {
    throw new InputError(
      `endpoints: VPC ${
        vpc.ids.vpcId
      } already has endpoints for ${existing.join(
        ', ',
      )}. Leave endpoints out, and create the missing ones where the others are managed.`,
    );
  }
}

function tablesWithoutS3(vpc: VpcFacts): string[] {
  const served = vpc.network.endpoints
    .filter(
      ({ service, type }) => service.endsWith('.s3') && type === 'Gateway',
    )
    .flatMap(endpoint => endpoint.routeTableIds);
  return privateRouteTableIds(vpc).filter(id => !served.includes(id));
}

/** The optional endpoints of an existing stack. */
export function endpointsOf({
  parameters,
}: Pick<StackRecord, 'parameters'>): MoreEndpoint[] {
  return MORE_ENDPOINTS.filter(name => parameters[PARAMETER[name]] === 'on');
}
