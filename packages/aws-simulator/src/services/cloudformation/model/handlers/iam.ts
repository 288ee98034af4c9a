import { ResourceRequest } from '../../../ResourceType';
import {
  differs,
  HandlerCall,
  HandlerCalls,
  likelyName,
  tagsFor,
  when,
} from './HandlerCalls';

const attached = (arns: string[] | undefined, RoleName: string) =>
  (arns ?? []).map(
    (PolicyArn): HandlerCall => [
      'iam:AttachRolePolicy',
      { RoleName, PolicyArn },
    ],
  );

const detached = (arns: string[] | undefined, RoleName: string) =>
  (arns ?? []).map(
    (PolicyArn): HandlerCall => [
      'iam:DetachRolePolicy',
      { RoleName, PolicyArn },
    ],
  );

const each = (action: string, { properties }: ResourceRequest) =>
  (properties.Roles ?? []).map(
    (RoleName: string): HandlerCall => [action, { RoleName }],
  );

/** What of one list is not in another. */
const without = (some: string[] = [], others: string[] = []) =>
  some.filter(one => !others.includes(one));

/** IAM's resource types */
export const iam: Record<string, HandlerCalls> = {
  'AWS::IAM::Role': {
    names: ({ physicalId }) => ({ RoleName: physicalId }),
    create: request => [
      [
        'iam:CreateRole',
        {
          RoleName: likelyName(request, request.properties.RoleName),
          Path: request.properties.Path,
          PermissionsBoundary: request.properties.PermissionsBoundary,
          Tags: tagsFor(request),
        },
      ],
    ],
    created: ({ properties, physicalId: RoleName }) => [
      ...attached(properties.ManagedPolicyArns, RoleName),
      ...when(properties.Policies?.length, ['iam:PutRolePolicy', { RoleName }]),
    ],
    update: request => {
      const { properties, previousProperties, physicalId: RoleName } = request;
      const { ManagedPolicyArns, PermissionsBoundary, Policies } = properties;
      const had = previousProperties.ManagedPolicyArns;
      return [
        ...when(differs(request, 'AssumeRolePolicyDocument'), [
          'iam:UpdateAssumeRolePolicy',
          { RoleName },
        ]),
        ...when(differs(request, 'Description', 'MaxSessionDuration'), [
          'iam:UpdateRole',
          { RoleName },
        ]),
        ...when(differs(request, 'PermissionsBoundary'), [
          PermissionsBoundary
            ? 'iam:PutRolePermissionsBoundary'
            : 'iam:DeleteRolePermissionsBoundary',
          { RoleName, PermissionsBoundary },
        ]),
        ...attached(without(ManagedPolicyArns, had), RoleName),
        ...detached(without(had, ManagedPolicyArns), RoleName),
        ...when(differs(request, 'Policies') && Policies?.length, [
          'iam:PutRolePolicy',
          { RoleName },
        ]),
        ...when(
          differs(request, 'Policies') && previousProperties.Policies?.length,
          ['iam:DeleteRolePolicy', { RoleName }],
        ),
        ['iam:TagRole', { RoleName, Tags: tagsFor(request) }],
      ];
    },
    delete: ({ properties, physicalId: RoleName }) => [
      ...detached(properties.ManagedPolicyArns, RoleName),
      ...when(properties.Policies?.length, [
        'iam:DeleteRolePolicy',
        { RoleName },
      ]),
      ['iam:DeleteRole', { RoleName }],
    ],
  },
  'AWS::IAM::ManagedPolicy': {
    names: ({ physicalId }) => ({ PolicyArn: physicalId }),
    create: request => [
      [
        'iam:CreatePolicy',
        {
          PolicyName: likelyName(request, request.properties.ManagedPolicyName),
          PolicyDocument: '{}',
          Path: request.properties.Path,
        },
      ],
    ],
    created: ({ properties, physicalId }) =>
      (properties.Roles ?? []).flatMap((name: string) =>
        attached([physicalId], name),
      ),
    update: request => [
      ['iam:CreatePolicyVersion', { PolicyArn: request.physicalId }],
      ['iam:DeletePolicyVersion', { PolicyArn: request.physicalId }],
      ...without(
        request.properties.Roles,
        request.previousProperties.Roles,
      ).flatMap(name => attached([request.physicalId], name)),
      ...without(
        request.previousProperties.Roles,
        request.properties.Roles,
      ).flatMap(name => detached([request.physicalId], name)),
    ],
    delete: ({ properties, physicalId }) => [
      ...(properties.Roles ?? []).flatMap((name: string) =>
        detached([physicalId], name),
      ),
      ['iam:DeletePolicy', { PolicyArn: physicalId }],
    ],
  },
  'AWS::IAM::OIDCProvider': {
    names: ({ physicalId: OpenIDConnectProviderArn }) => ({
      OpenIDConnectProviderArn,
    }),
    create: request => [
      [
        'iam:CreateOpenIDConnectProvider',
        { Url: request.properties.Url, Tags: tagsFor(request) },
      ],
    ],
    update: request => {
      const { properties, previousProperties, physicalId } = request;
      const OpenIDConnectProviderArn = physicalId;
      const { ClientIdList } = properties;
      const had = previousProperties.ClientIdList;
      return [
        ...when(differs(request, 'ThumbprintList'), [
          'iam:UpdateOpenIDConnectProviderThumbprint',
          { OpenIDConnectProviderArn },
        ]),
        ...when(without(ClientIdList, had).length, [
          'iam:AddClientIDToOpenIDConnectProvider',
          { OpenIDConnectProviderArn },
        ]),
        ...when(without(had, ClientIdList).length, [
          'iam:RemoveClientIDFromOpenIDConnectProvider',
          { OpenIDConnectProviderArn },
        ]),
        [
          'iam:TagOpenIDConnectProvider',
          { OpenIDConnectProviderArn, Tags: tagsFor(request) },
        ],
      ];
    },
    delete: ({ physicalId: OpenIDConnectProviderArn }) => [
      ['iam:DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn }],
    ],
  },
  'AWS::IAM::Policy': {
    names: () => ({}),
    create: request => each('iam:PutRolePolicy', request),
    update: request => each('iam:PutRolePolicy', request),
    delete: request => each('iam:DeleteRolePolicy', request),
  },
  'AWS::IAM::RolePolicy': {
    names: ({ properties }) => ({ RoleName: properties.RoleName }),
    create: ({ properties: { RoleName } }) => [
      ['iam:PutRolePolicy', { RoleName }],
    ],
    update: ({ properties: { RoleName } }) => [
      ['iam:PutRolePolicy', { RoleName }],
    ],
    delete: ({ properties: { RoleName } }) => [
      ['iam:DeleteRolePolicy', { RoleName }],
    ],
  },
};
