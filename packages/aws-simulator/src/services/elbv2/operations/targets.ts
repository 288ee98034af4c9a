import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { CallContext } from '../../ServiceDefinition';
import { Elbv2 } from '../model/Elbv2';
import {
  deregisterTargets,
  describeTargetHealth,
  registerTargets,
} from '../model/targets';

const of = ({ region }: CallContext) => region.service(Elbv2);

export const RegisterTargets = (
  context: CallContext,
  input: Api.RegisterTargetsInput,
) => {
  const { TargetGroupArn = '', Targets = [] } = input;
  registerTargets(of(context), TargetGroupArn, Targets);
  return {};
};

export const DeregisterTargets = (
  context: CallContext,
  input: Api.DeregisterTargetsInput,
) => {
  const { TargetGroupArn = '', Targets = [] } = input;
  deregisterTargets(of(context), TargetGroupArn, Targets);
  return {};
};

export const DescribeTargetHealth = (
  context: CallContext,
  input: Api.DescribeTargetHealthInput,
) => ({
  TargetHealthDescriptions: describeTargetHealth(
    of(context),
    input.TargetGroupArn ?? '',
    input.Targets,
  ),
});
