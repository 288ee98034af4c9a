import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { CallContext } from '../../ServiceDefinition';
import { listAttributes } from '../model/attributes';
import { Elbv2 } from '../model/Elbv2';
import {
  createTargetGroup,
  deleteTargetGroup,
  modifyTargetGroup,
  setTargetGroupAttributes,
} from '../model/targetGroups';
import { hasSameSettings } from '../model/sameSettings';
import { LoadBalancer, TargetGroup } from '../model/types';
import { page } from './page';
import { select } from './select';

const of = ({ region }: CallContext) => region.service(Elbv2);

const NOT_FOUND = [
  'TargetGroupNotFound',
  'One or more target groups not found',
] as const;

export const CreateTargetGroup = (
  context: CallContext,
  input: Api.CreateTargetGroupInput,
) => {
  const elb = of(context);
  return {
    TargetGroups: [
      groupShape(
        existing(elb, input) ?? createTargetGroup(elb, input),
        elb.loadBalancersByTargetGroup(),
      ),
    ],
  };
};

export const ModifyTargetGroup = (
  context: CallContext,
  input: Api.ModifyTargetGroupInput,
) => {
  const elb = of(context);
  const group = modifyTargetGroup(elb, input);
  return {
    TargetGroups: [groupShape(group, elb.loadBalancersByTargetGroup())],
  };
};

export const DeleteTargetGroup = (
  context: CallContext,
  input: Api.DeleteTargetGroupInput,
) => {
  deleteTargetGroup(of(context), input.TargetGroupArn ?? '');
  return {};
};

export const DescribeTargetGroups = (
  context: CallContext,
  input: Api.DescribeTargetGroupsInput,
) => {
  const elb = of(context);
  if (input.LoadBalancerArn) {
    elb.loadBalancer(input.LoadBalancerArn);
  }
  const users = elb.loadBalancersByTargetGroup();
  const all = [...elb.targetGroups.values()].map(group =>
    groupShape(group, users),
  );
  const { items, NextMarker } = page(
    select(
      all,
      input.TargetGroupArns,
      'TargetGroupArn',
      () => select(all, input.Names, 'TargetGroupName', () => all, NOT_FOUND),
      NOT_FOUND,
    ).filter(
      ({ LoadBalancerArns = [] }) =>
        !input.LoadBalancerArn ||
        LoadBalancerArns.includes(input.LoadBalancerArn),
    ),
    input,
  );
  return { TargetGroups: items, NextMarker };
};

export const DescribeTargetGroupAttributes = (
  context: CallContext,
  input: Api.DescribeTargetGroupAttributesInput,
) => {
  const found = of(context).targetGroup(input.TargetGroupArn ?? '');
  return { Attributes: listAttributes(found.attributes) };
};

export const ModifyTargetGroupAttributes = (
  context: CallContext,
  input: Api.ModifyTargetGroupAttributesInput,
) => {
  const group = of(context).targetGroup(input.TargetGroupArn ?? '');
  const { attributes } = group;
  setTargetGroupAttributes(group, input.Attributes ?? []);
  return { Attributes: listAttributes(attributes) };
};

function groupShape(
  { shape }: TargetGroup,
  users: Map<string, LoadBalancer[]>,
): Api.TargetGroup {
  return {
    ...shape,
    LoadBalancerArns: (users.get(shape.TargetGroupArn) ?? []).map(
      user => user.shape.LoadBalancerArn,
    ),
  };
}

/** The target group that the request would create, if it exists: creation is idempotent. */
function existing(elb: Elbv2, input: Api.CreateTargetGroupInput) {
  return [...elb.targetGroups.values()].find(
    group =>
      group.shape.TargetGroupName === input.Name &&
      hasSameSettings(group, input),
  );
}
