import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { listAttributes } from '../model/attributes';
import { Elbv2 } from '../model/Elbv2';
import {
  createLoadBalancer,
  deleteLoadBalancer,
  setLoadBalancerAttributes,
  setIpAddressType,
  setSecurityGroups,
  setSubnets,
} from '../model/loadBalancers';
import { hasSameSettings } from '../model/sameSettings';
import { page } from './page';
import { requireFewNames, select } from './select';

const of = ({ region }: CallContext) => region.service(Elbv2);

const NOT_FOUND = [
  'LoadBalancerNotFound',
  'One or more load balancers not found',
] as const;

export const CreateLoadBalancer = (
  context: CallContext,
  input: Api.CreateLoadBalancerInput,
) => ({
  LoadBalancers: [
    (existing(of(context), input) ?? createLoadBalancer(of(context), input))
      .shape,
  ],
});

export const DeleteLoadBalancer = (
  context: CallContext,
  input: Api.DeleteLoadBalancerInput,
) => {
  deleteLoadBalancer(of(context), input.LoadBalancerArn ?? '');
  return {};
};

export const DescribeLoadBalancers = (
  context: CallContext,
  input: Api.DescribeLoadBalancersInput,
) => {
  const elb = of(context);
  requireFewNames('loadBalancerArns', input.LoadBalancerArns);
  const all = [...elb.loadBalancers.values()].map(({ shape }) => shape);
  const { items, NextMarker } = page(
    select(
      all,
      input.LoadBalancerArns,
      'LoadBalancerArn',
      () => select(all, input.Names, 'LoadBalancerName', () => all, NOT_FOUND),
      NOT_FOUND,
    ),
    input,
  );
  return { LoadBalancers: items, NextMarker };
};

export const DescribeLoadBalancerAttributes = (
  context: CallContext,
  input: Api.DescribeLoadBalancerAttributesInput,
) => {
  const found = of(context).loadBalancer(input.LoadBalancerArn ?? '');
  return { Attributes: listAttributes(found.attributes) };
};

export const ModifyLoadBalancerAttributes = (
  context: CallContext,
  input: Api.ModifyLoadBalancerAttributesInput,
) => {
  const balancer = of(context).loadBalancer(input.LoadBalancerArn ?? '');
  setLoadBalancerAttributes(of(context), balancer, input.Attributes ?? []);
  return { Attributes: listAttributes(balancer.attributes) };
};

export const SetSecurityGroups = (
  context: CallContext,
  input: Api.SetSecurityGroupsInput,
) => {
  const { LoadBalancerArn = '', SecurityGroups = [] } = input;
  setSecurityGroups(of(context), LoadBalancerArn, SecurityGroups);
  return { SecurityGroupIds: SecurityGroups };
};

export const SetIpAddressType = (
  context: CallContext,
  { IpAddressType, LoadBalancerArn = '' }: Api.SetIpAddressTypeInput,
): Api.SetIpAddressTypeOutput => {
  if (IpAddressType !== 'ipv4' && IpAddressType !== 'dualstack') {
    throw new AwsError(
      'ValidationError',
      `The AWS simulator does not support the IP address type '${IpAddressType}'.`,
    );
  }
  setIpAddressType(of(context), LoadBalancerArn, IpAddressType);
  return { IpAddressType };
};

export const SetSubnets = (
  context: CallContext,
  input: Api.SetSubnetsInput,
) => {
  const { LoadBalancerArn = '', Subnets = [] } = input;
  setSubnets(of(context), LoadBalancerArn, Subnets);
  const { shape } = of(context).loadBalancer(LoadBalancerArn);
  return { AvailabilityZones: shape.AvailabilityZones };
};

/** The load balancer that the request would create, if it exists: creation is idempotent. */
function existing(elb: Elbv2, input: Api.CreateLoadBalancerInput) {
  return [...elb.loadBalancers.values()].find(
    balancer =>
      balancer.shape.LoadBalancerName === input.Name &&
      hasSameSettings(balancer, input),
  );
}
