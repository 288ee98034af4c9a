import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { requireAtMost } from '../../constraints';
import { Elbv2 } from '../model/Elbv2';
import { listAttributes, setAttributes } from '../model/attributes';
import {
  changeCertificates,
  createListener,
  createRule,
  deleteListener,
  deleteRule,
  modifyListener,
  modifyRule,
} from '../model/listeners';
import {
  createLoadBalancer,
  deleteLoadBalancer,
  setSecurityGroups,
  setSubnets,
} from '../model/loadBalancers';
import { Listener, LoadBalancer, TargetGroup } from '../model/types';
import { page } from './page';
import {
  createTargetGroup,
  deleteTargetGroup,
  modifyTargetGroup,
} from '../model/targetGroups';
import {
  deregisterTargets,
  describeTargetHealth,
  registerTargets,
} from '../model/targets';

const of = ({ region }: CallContext) => region.service(Elbv2);

/** How many resources may be named in one call. */
const AT_ONCE = 20;

const notFound = {
  lb: ['LoadBalancerNotFound', 'One or more load balancers not found'],
  tg: ['TargetGroupNotFound', 'One or more target groups not found'],
} as const;

/** ELBv2's operations, by name. */
export const operations: Record<string, Operation> = {
  CreateLoadBalancer: (context, input: Api.CreateLoadBalancerInput) => ({
    LoadBalancers: [createLoadBalancer(of(context), input).shape],
  }),
  DeleteLoadBalancer: (context, input: Api.DeleteLoadBalancerInput) => {
    deleteLoadBalancer(of(context), input.LoadBalancerArn ?? '');
    return {};
  },
  DescribeLoadBalancers: (context, input: Api.DescribeLoadBalancersInput) => {
    const elb = of(context);
    requireAtMost('loadBalancerArns', input.LoadBalancerArns ?? [], AT_ONCE);
    const all = [...elb.loadBalancers.values()].map(({ shape }) => shape);
    const { items, NextMarker } = page(
      select(
        all,
        input.LoadBalancerArns,
        'LoadBalancerArn',
        () =>
          select(all, input.Names, 'LoadBalancerName', () => all, notFound.lb),
        notFound.lb,
      ),
      input,
    );
    return { LoadBalancers: items, NextMarker };
  },
  DescribeLoadBalancerAttributes: (
    context,
    input: Api.DescribeLoadBalancerAttributesInput,
  ) => {
    const found = of(context).loadBalancer(input.LoadBalancerArn ?? '');
    return { Attributes: listAttributes(found.attributes) };
  },
  ModifyLoadBalancerAttributes: (
    context,
    input: Api.ModifyLoadBalancerAttributesInput,
  ) => {
    const { attributes } = of(context).loadBalancer(
      input.LoadBalancerArn ?? '',
    );
    setAttributes(attributes, input.Attributes ?? [], 'Load balancer');
    return { Attributes: listAttributes(attributes) };
  },
  SetSecurityGroups: (context, input: Api.SetSecurityGroupsInput) => {
    const { LoadBalancerArn = '', SecurityGroups = [] } = input;
    setSecurityGroups(of(context), LoadBalancerArn, SecurityGroups);
    return { SecurityGroupIds: SecurityGroups };
  },
  SetSubnets: (context, input: Api.SetSubnetsInput) => {
    const { LoadBalancerArn = '', Subnets = [] } = input;
    setSubnets(of(context), LoadBalancerArn, Subnets);
    const { shape } = of(context).loadBalancer(LoadBalancerArn);
    return { AvailabilityZones: shape.AvailabilityZones };
  },

  CreateListener: (context, input: Api.CreateListenerInput) => ({
    Listeners: [listenerShape(createListener(of(context), input))],
  }),
  ModifyListener: (context, input: Api.ModifyListenerInput) => ({
    Listeners: [listenerShape(modifyListener(of(context), input))],
  }),
  DeleteListener: (context, input: Api.DeleteListenerInput) => {
    const elb = of(context);
    deleteListener(
      elb,
      elb.listener(input.ListenerArn ?? '').shape.ListenerArn,
    );
    return {};
  },
  DescribeListeners: (context, input: Api.DescribeListenersInput) => {
    const elb = of(context);
    if (!input.LoadBalancerArn && !input.ListenerArns?.length) {
      throw new AwsError(
        'ValidationError',
        'You must specify either listener ARNs or a load balancer ARN',
      );
    }
    const found = input.LoadBalancerArn
      ? elb.listenersOf(
          elb.loadBalancer(input.LoadBalancerArn).shape.LoadBalancerArn,
        )
      : (input.ListenerArns ?? []).map(arn => elb.listener(arn));
    const { items, NextMarker } = page(found, input);
    return { Listeners: items.map(listenerShape), NextMarker };
  },
  DescribeListenerCertificates: (
    context,
    input: Api.DescribeListenerCertificatesInput,
  ) => {
    const listener = of(context).listener(input.ListenerArn ?? '');
    const all = [
      ...(listener.shape.Certificates ?? []).map(({ CertificateArn }) => ({
        CertificateArn,
        IsDefault: true,
      })),
      ...listener.extraCertificates.map(({ CertificateArn }) => ({
        CertificateArn,
        IsDefault: false,
      })),
    ];
    const { items, NextMarker } = page(all, input);
    return { Certificates: items, NextMarker };
  },
  AddListenerCertificates: (
    context,
    input: Api.AddListenerCertificatesInput,
  ) => {
    const { ListenerArn = '', Certificates: add = [] } = input;
    changeCertificates(of(context), ListenerArn, { add });
    return { Certificates: add };
  },
  RemoveListenerCertificates: (
    context,
    input: Api.RemoveListenerCertificatesInput,
  ) => {
    const { ListenerArn = '', Certificates: remove = [] } = input;
    changeCertificates(of(context), ListenerArn, { remove });
    return {};
  },
  CreateRule: (context, input: Api.CreateRuleInput) => ({
    Rules: [createRule(of(context), input).shape],
  }),
  ModifyRule: (context, input: Api.ModifyRuleInput) => ({
    Rules: [modifyRule(of(context), input.RuleArn ?? '', input).shape],
  }),
  DeleteRule: (context, input: Api.DeleteRuleInput) => {
    const elb = of(context);
    deleteRule(elb, elb.rule(input.RuleArn ?? '').shape.RuleArn);
    return {};
  },
  DescribeRules: (context, input: Api.DescribeRulesInput) => {
    const elb = of(context);
    const found = input.ListenerArn
      ? [
          ...elb.rulesOf(input.ListenerArn).map(({ shape }) => shape),
          defaultRule(elb.listener(input.ListenerArn)),
        ]
      : (input.RuleArns ?? []).map(arn => ruleShape(elb, arn));
    const { items, NextMarker } = page<Api.Rule>(found, input);
    return { Rules: items, NextMarker };
  },

  CreateTargetGroup: (context, input: Api.CreateTargetGroupInput) => {
    const elb = of(context);
    return {
      TargetGroups: [groupShape(createTargetGroup(elb, input), new Map())],
    };
  },
  ModifyTargetGroup: (context, input: Api.ModifyTargetGroupInput) => {
    const elb = of(context);
    const group = modifyTargetGroup(elb, input);
    return {
      TargetGroups: [groupShape(group, elb.loadBalancersByTargetGroup())],
    };
  },
  DeleteTargetGroup: (context, input: Api.DeleteTargetGroupInput) => {
    deleteTargetGroup(of(context), input.TargetGroupArn ?? '');
    return {};
  },
  DescribeTargetGroups: (context, input: Api.DescribeTargetGroupsInput) => {
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
        () =>
          select(all, input.Names, 'TargetGroupName', () => all, notFound.tg),
        notFound.tg,
      ).filter(
        ({ LoadBalancerArns = [] }) =>
          !input.LoadBalancerArn ||
          LoadBalancerArns.includes(input.LoadBalancerArn),
      ),
      input,
    );
    return { TargetGroups: items, NextMarker };
  },
  DescribeTargetGroupAttributes: (
    context,
    input: Api.DescribeTargetGroupAttributesInput,
  ) => {
    const found = of(context).targetGroup(input.TargetGroupArn ?? '');
    return { Attributes: listAttributes(found.attributes) };
  },
  ModifyTargetGroupAttributes: (
    context,
    input: Api.ModifyTargetGroupAttributesInput,
  ) => {
    const { attributes } = of(context).targetGroup(input.TargetGroupArn ?? '');
    setAttributes(attributes, input.Attributes ?? [], 'Target group');
    return { Attributes: listAttributes(attributes) };
  },
  RegisterTargets: (context, input: Api.RegisterTargetsInput) => {
    const { TargetGroupArn = '', Targets = [] } = input;
    registerTargets(of(context), TargetGroupArn, Targets);
    return {};
  },
  DeregisterTargets: (context, input: Api.DeregisterTargetsInput) => {
    const { TargetGroupArn = '', Targets = [] } = input;
    deregisterTargets(of(context), TargetGroupArn, Targets);
    return {};
  },
  DescribeTargetHealth: (context, input: Api.DescribeTargetHealthInput) => ({
    TargetHealthDescriptions: describeTargetHealth(
      of(context),
      input.TargetGroupArn ?? '',
      input.Targets,
    ),
  }),

  AddTags: (context, input: Api.AddTagsInput) => {
    for (const arn of input.ResourceArns ?? []) {
      const tags = tagsOf(of(context), arn);
      const keys = new Set(input.Tags?.map(({ Key }) => Key));
      const kept = tags.filter(({ Key }) => !keys.has(Key));
      tags.splice(0, tags.length, ...kept, ...(input.Tags ?? []));
    }
    return {};
  },
  RemoveTags: (context, input: Api.RemoveTagsInput) => {
    for (const arn of input.ResourceArns ?? []) {
      const tags = tagsOf(of(context), arn);
      const kept = tags.filter(({ Key = '' }) => !input.TagKeys?.includes(Key));
      tags.splice(0, tags.length, ...kept);
    }
    return {};
  },
  DescribeTags: (context, input: Api.DescribeTagsInput) => {
    requireAtMost('resourceArns', input.ResourceArns ?? [], AT_ONCE);
    return {
      TagDescriptions: (input.ResourceArns ?? []).map(ResourceArn => ({
        ResourceArn,
        Tags: tagsOf(of(context), ResourceArn),
      })),
    };
  },
};

/** The items with the wanted values of a member, or `otherwise` if none is wanted. */
function select<T, K extends keyof T>(
  all: T[],
  wanted: string[] | undefined,
  member: K,
  otherwise: () => T[],
  [code, message]: readonly [string, string],
): T[] {
  if (!wanted?.length) {
    return otherwise();
  }
  const found = all.filter(item => wanted.includes(String(item[member])));
  if (found.length < new Set(wanted).size) {
    throw new AwsError(code, message);
  }
  return found;
}

function listenerShape({ shape }: Listener): Api.Listener {
  return shape;
}

function defaultRule({ shape }: Listener): Api.Rule {
  return {
    RuleArn: `${shape.ListenerArn.replace(
      ':listener/',
      ':listener-rule/',
    )}/${shape.ListenerArn.slice(-16)}`,
    Priority: 'default',
    Conditions: [],
    Actions: shape.DefaultActions,
    IsDefault: true,
  };
}

function ruleShape(elb: Elbv2, arn: string): Api.Rule {
  const owner = [...elb.listeners.values()].find(
    listener => defaultRule(listener).RuleArn === arn,
  );
  return owner ? defaultRule(owner) : elb.rule(arn).shape;
}

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

function tagsOf(elb: Elbv2, arn: string): Api.Tag[] {
  const [, kind] = /:(loadbalancer|listener|listener-rule|targetgroup)\//.exec(
    arn,
  ) ?? [undefined, ''];
  const find: Record<string, () => { tags: Api.Tag[] }> = {
    loadbalancer: () => elb.loadBalancer(arn),
    listener: () => elb.listener(arn),
    'listener-rule': () => elb.rule(arn),
    targetgroup: () => elb.targetGroup(arn),
  };
  if (!find[kind]) {
    throw new AwsError('ValidationError', `'${arn}' is not a valid ARN`);
  }
  return find[kind]().tags;
}
