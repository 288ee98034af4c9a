import {
  ConsumerPlace,
  ConsumerVpc,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsumerRef } from '../api/FargateApi';

/** A VPC that can be selected. */
export interface ConsumerOption {
  /** Unique among all options. */
  key: string;
  consumer: ConsumerRef;
  vpc: ConsumerVpc;
  accountId: string;
}

/** The VPCs of all targets, in order. */
export function consumerOptions(places: ConsumerPlace[]): ConsumerOption[] {
  return places.flatMap(({ target, vpcs }) =>
    (vpcs.value ?? []).map(vpc => ({
      key: JSON.stringify([target.name, vpc.vpcId]),
      consumer: { target: target.name, vpcId: vpc.vpcId },
      vpc,
      accountId: target.accountId,
    })),
  );
}
