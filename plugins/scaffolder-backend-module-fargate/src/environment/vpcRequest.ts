import { InputError } from '@backstage/errors';
import {
  DEFAULT_ZONES,
  STACK_KINDS,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { checkInteger } from '../validation/checkInteger';
import { checkOneOf } from '../validation/checkOneOf';
import { subnetBits } from '../validation/cidr';
import { environmentRef } from '../catalog/entityRefs';
import { logParameters, LogSettings, logSettingsOf } from './logSettings';

/** The default CIDR block of a VPC. */
export const DEFAULT_CIDR = '10.0.0.0/16';
const LOGS = ['flowLogRetentionDays', 'logKmsKeyArn'] as const;
const NAT_GATEWAYS = ['none', 'single', 'per-zone'] as const;

/** The VPC that a person requests. */
export interface VpcSettings extends LogSettings {
  cidr?: string;
  availabilityZoneCount?: number;
  natGateways?: (typeof NAT_GATEWAYS)[number];
  /** Without them there are no NAT gateways either. Default: true. */
  privateSubnets?: boolean;
}

/**
 * The stack of an environment's VPC.
 *
 * @param before - of the existing stack: what the request leaves out stays.
 * @throws InputError when a setting is invalid.
 */
export async function vpcRequest(
  entity: StackDescriptor['entity'],
  settings: VpcSettings,
  before: VpcSettings = {},
): Promise<StackRequest> {
  const cidr = settings.cidr ?? before.cidr ?? DEFAULT_CIDR;
  const availabilityZoneCount =
    settings.availabilityZoneCount ??
    before.availabilityZoneCount ??
    DEFAULT_ZONES;
  const privateSubnets =
    settings.privateSubnets ?? before.privateSubnets ?? true;
  const natGateways =
    settings.natGateways ??
    before.natGateways ??
    (privateSubnets ? ('single' as const) : ('none' as const));
  const bits = subnetBits(cidr);
  checkInteger('availabilityZoneCount', availabilityZoneCount, {
    min: 2,
    max: 3,
  });
  checkOneOf('natGateways', natGateways, NAT_GATEWAYS);
  if (!privateSubnets && before.privateSubnets) {
    throw new InputError(
      'privateSubnets: an update creates private subnets and does not delete them.',
    );
  }
  if (!privateSubnets && natGateways !== 'none') {
    throw new InputError(
      'natGateways: without private subnets nothing uses NAT gateways. Set it to none.',
    );
  }
  return {
    label: STACK_KINDS.vpc.label,
    guardedTypes: STACK_KINDS.vpc.guardedTypes,
    name: vpcStackName(entity),
    kind: 'vpc',
    template: withDescriptor(await readCloudFormationTemplate('vpc'), 'vpc', {
      entity,
    }),
    parameters: {
      VpcCidr: cidr,
      SubnetBits: String(bits),
      AvailabilityZoneCount: String(availabilityZoneCount),
      NatGateways: natGateways,
      PrivateSubnets: privateSubnets ? 'on' : 'off',
      ...logParameters(LOGS, settings, before),
    },
    createsRoles: true,
    entityRef: environmentRef(entity),
    onReplacement: 'fail',
  };
}

/** The name of the stack of an environment's own VPC. */
export function vpcStackName({ name }: { name: string }): string {
  return `environment-${name}-vpc`;
}

/** What an existing VPC stack was deployed with. */
export function vpcSettingsOf(
  stack: Pick<StackRecord, 'parameters'>,
): VpcSettings {
  const { VpcCidr, AvailabilityZoneCount, NatGateways, PrivateSubnets } =
    stack.parameters;
  return {
    cidr: VpcCidr,
    availabilityZoneCount: Number(AvailabilityZoneCount),
    natGateways: NAT_GATEWAYS.find(one => one === NatGateways),
    privateSubnets: PrivateSubnets !== 'off',
    ...logSettingsOf(LOGS, stack),
  };
}
