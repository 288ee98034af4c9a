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

/** Endpoints by choice, beside those that every task needs to start. */
export const MORE_ENDPOINTS = [
  'secretsmanager',
  'ssm',
  'ssmmessages',
  'kms',
] as const;

/** An endpoint by choice. */
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
 * @param known - that stack as it is, if there is one.
 * @throws InputError when the VPC cannot take them.
 */
export async function endpointsRequest(
  entity: StackDescriptor['entity'],
  more: readonly MoreEndpoint[],
  vpc: VpcFacts,
  known: StackRecord | undefined,
): Promise<StackRequest> {
  if (!vpc.network.hasDns) {
    throw new InputError(
      `endpoints: VPC ${vpc.ids.vpcId} has DNS support or DNS host names off, and without them tasks do not find the endpoints. Turn both on first.`,
    );
  }
  if (!known) {
    assertNoneThere(vpc, more);
  }
  return {
    label: STACK_KINDS.endpoints.label,
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
      // What is there by now may be this very stack's.
      PrivateRouteTableIds:
        known?.parameters.PrivateRouteTableIds ??
        tablesWithoutS3(vpc).join(','),
      ...Object.fromEntries(
        MORE_ENDPOINTS.map(name => [
          PARAMETER[name],
          more.includes(name) ? 'on' : 'off',
        ]),
      ),
    },
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/** A second endpoint of a service cannot have the private name too. */
function assertNoneThere(vpc: VpcFacts, more: readonly MoreEndpoint[]): void {
  const there = ['ecr.api', 'ecr.dkr', 'logs', ...more].filter(name =>
    vpc.network.endpoints.some(
      endpoint => endpoint.privateDns && endpoint.service.endsWith(`.${name}`),
    ),
  );
  if (there.length) {
    throw new InputError(
      `endpoints: VPC ${vpc.ids.vpcId} has endpoints for ${there.join(
        ', ',
      )} already. Leave endpoints out, and add those that are missing where they were made.`,
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
