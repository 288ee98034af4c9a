import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  likelyName,
  tagsFor,
  when,
} from './HandlerCalls';

const whole = (request: ResourceRequest) => ({
  ...request.properties,
  Tags: tagsFor(request),
});

const called = (request: ResourceRequest) => ({
  ...whole(request),
  Name: likelyName(request, request.properties.Name),
});

const tag = (
  request: ResourceRequest & { physicalId: string },
): HandlerCall => [
  'elasticloadbalancing:AddTags',
  { ResourceArns: [request.physicalId], Tags: tagsFor(request) },
];

/** Elastic Load Balancing's resource types */
export const elasticloadbalancing: Record<string, HandlerCalls> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    names: ({ physicalId }) => ({ LoadBalancerArn: physicalId }),
    create: request => [
      ['elasticloadbalancing:CreateLoadBalancer', called(request)],
    ],
    created: ({ properties, physicalId }) =>
      when(properties.LoadBalancerAttributes, [
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        { LoadBalancerArn: physicalId },
      ]),
    update: request => {
      const LoadBalancerArn = request.physicalId;
      const { SecurityGroups, Subnets } = request.properties;
      return [
        ...when(differs(request, 'LoadBalancerAttributes'), [
          'elasticloadbalancing:ModifyLoadBalancerAttributes',
          { LoadBalancerArn },
        ]),
        ...when(differs(request, 'SecurityGroups'), [
          'elasticloadbalancing:SetSecurityGroups',
          { LoadBalancerArn, SecurityGroups },
        ]),
        ...when(differs(request, 'Subnets'), [
          'elasticloadbalancing:SetSubnets',
          { LoadBalancerArn, Subnets },
        ]),
        tag(request),
      ];
    },
    delete: ({ physicalId }) => [
      [
        'elasticloadbalancing:DeleteLoadBalancer',
        { LoadBalancerArn: physicalId },
      ],
    ],
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    names: ({ physicalId }) => ({ TargetGroupArn: physicalId }),
    create: request => [
      ['elasticloadbalancing:CreateTargetGroup', called(request)],
    ],
    created: ({ properties, physicalId: TargetGroupArn }) => [
      ...when(properties.TargetGroupAttributes, [
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        { TargetGroupArn },
      ]),
      ...when(properties.Targets, [
        'elasticloadbalancing:RegisterTargets',
        { TargetGroupArn },
      ]),
    ],
    update: request => {
      const TargetGroupArn = request.physicalId;
      return [
        ['elasticloadbalancing:ModifyTargetGroup', { TargetGroupArn }],
        ...when(differs(request, 'TargetGroupAttributes'), [
          'elasticloadbalancing:ModifyTargetGroupAttributes',
          { TargetGroupArn },
        ]),
        tag(request),
      ];
    },
    delete: ({ physicalId }) => [
      [
        'elasticloadbalancing:DeleteTargetGroup',
        { TargetGroupArn: physicalId },
      ],
    ],
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    names: ({ physicalId }) => ({ ListenerArn: physicalId }),
    create: request => [
      ['elasticloadbalancing:CreateListener', whole(request)],
    ],
    created: ({ properties, physicalId: ListenerArn }) =>
      when(properties.ListenerAttributes, [
        'elasticloadbalancing:ModifyListenerAttributes',
        { ListenerArn },
      ]),
    update: request => [
      ...when(differs(request, 'ListenerAttributes'), [
        'elasticloadbalancing:ModifyListenerAttributes',
        { ListenerArn: request.physicalId },
      ]),
      [
        'elasticloadbalancing:ModifyListener',
        {
          ListenerArn: request.physicalId,
          Protocol: request.properties.Protocol,
          SslPolicy: request.properties.SslPolicy,
        },
      ],
    ],
    delete: ({ physicalId }) => [
      ['elasticloadbalancing:DeleteListener', { ListenerArn: physicalId }],
    ],
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    names: ({ physicalId }) => ({ RuleArn: physicalId }),
    create: request => [['elasticloadbalancing:CreateRule', whole(request)]],
    update: request => [
      ['elasticloadbalancing:ModifyRule', { RuleArn: request.physicalId }],
      ...when(differs(request, 'Priority'), [
        'elasticloadbalancing:SetRulePriorities',
        { RulePriorities: [{ RuleArn: request.physicalId }] },
      ]),
    ],
    delete: ({ physicalId }) => [
      ['elasticloadbalancing:DeleteRule', { RuleArn: physicalId }],
    ],
  },
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
    names: ({ properties }) => ({ ListenerArn: properties.ListenerArn }),
    create: ({ properties }) => [
      [
        'elasticloadbalancing:AddListenerCertificates',
        { ListenerArn: properties.ListenerArn },
      ],
    ],
    delete: ({ properties }) => [
      [
        'elasticloadbalancing:RemoveListenerCertificates',
        { ListenerArn: properties.ListenerArn },
      ],
    ],
  },
};
