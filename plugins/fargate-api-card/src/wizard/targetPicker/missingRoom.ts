import {
  DEFAULT_ZONES,
  QuotaUse,
  TargetQuotas,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Translate } from '../../messages/useTranslate';
import { TargetOptions } from './TargetOptions';

type Form = Readonly<Record<string, unknown>>;

/** Whether a form asks for a new VPC. */
export function needsVpc(
  roomFor: TargetOptions['roomFor'],
  form: Form = {},
): boolean {
  return (
    roomFor !== undefined &&
    (roomFor.network === undefined || form[roomFor.network] === 'new')
  );
}

/**
 * What a target lacks for the new environment of a form, in words that follow the name
 * of its field.
 */
export function missingRoom(
  t: Translate,
  { vpcs, elasticIps }: TargetQuotas,
  roomFor: TargetOptions['roomFor'] = {},
  form: Form = {},
): string | undefined {
  if (isFull(vpcs, 1)) {
    return t('fieldProblem.vpcs', { used: vpcs.used, quota: vpcs.quota });
  }
  const needed = elasticIpsOf(roomFor, form);
  return isFull(elasticIps, needed)
    ? t('fieldProblem.elasticIps', {
        count: needed,
        used: elasticIps.used,
        quota: elasticIps.quota,
      })
    : undefined;
}

function isFull(
  use: QuotaUse | undefined,
  needed: number,
): use is Required<QuotaUse> {
  return (
    use?.quota !== undefined && needed > 0 && use.used + needed > use.quota
  );
}

function elasticIpsOf(
  {
    natGateways,
    availabilityZoneCount,
    taskSubnets,
  }: NonNullable<TargetOptions['roomFor']>,
  form: Form,
): number {
  if (taskSubnets && form[taskSubnets] === 'public') {
    return 0;
  }
  switch (natGateways && form[natGateways]) {
    case 'single':
      return 1;
    case 'per-zone':
      return Number(form[availabilityZoneCount ?? ''] ?? DEFAULT_ZONES);
    default:
      return 0;
  }
}
