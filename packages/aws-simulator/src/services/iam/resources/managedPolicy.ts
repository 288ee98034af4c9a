import { physicalName } from '../../physicalName';
import { ResourceType } from '../../ResourceType';
import {
  attachmentCount,
  createPolicy,
  deletePolicy,
  requirePolicy,
  updatePolicy,
} from '../model/policies';
import { attachRolePolicy } from '../model/roles';
import { Iam } from '../model/Iam';

const MAX_NAME_LENGTH = 128;

/** `AWS::IAM::ManagedPolicy` */
export const managedPolicy: ResourceType = {
  typeName: 'AWS::IAM::ManagedPolicy',
  sdkServiceName: 'Iam',
  api: {
    service: 'iam',
    operation: 'CreatePolicy',
    input: ({ ManagedPolicyName, ...properties }) => ({
      ...properties,
      PolicyName: ManagedPolicyName,
    }),
  },
  seconds: { create: 12, update: 12, delete: 2 },
  supportedProperties: [
    'Description',
    'ManagedPolicyName',
    'Path',
    'PolicyDocument',
    'Roles',
  ],
  create(request) {
    const { region, properties } = request;
    const iam = region.account.service(Iam);
    const { arn } = createPolicy(iam, {
      name:
        properties.ManagedPolicyName ?? physicalName(request, MAX_NAME_LENGTH),
      partition: region.partition,
      document: properties.PolicyDocument,
      path: properties.Path,
      description: properties.Description,
    });
    attach(iam, arn, properties);
    return arn;
  },
  update(request) {
    const { region, physicalId, properties, previousProperties } = request;
    const iam = region.account.service(Iam);
    detach(iam, physicalId, previousProperties);
    attach(iam, physicalId, properties);
    updatePolicy(iam, physicalId, properties.PolicyDocument);
  },
  delete({ region, physicalId, properties }) {
    const iam = region.account.service(Iam);
    if (iam.policies.has(physicalId)) {
      detach(iam, physicalId, properties);
      deletePolicy(iam, physicalId);
    }
  },
  read({ region, physicalId }) {
    const iam = region.account.service(Iam);
    const found = iam.policies.get(physicalId);
    return (
      found && {
        PolicyArn: found.arn,
        PolicyId: found.id,
        AttachmentCount: attachmentCount(iam, found.arn),
        CreateDate: found.createDate.toISOString(),
        DefaultVersionId: `v${found.version}`,
        Description: found.description ?? '',
        Groups: [],
        IsAttachable: true,
        ManagedPolicyName: found.name,
        Path: found.path,
        PermissionsBoundaryUsageCount: 0,
        PolicyDocument: found.document,
        Roles: [...iam.roles.values()]
          .filter(({ managedPolicyArns }) => managedPolicyArns.has(found.arn))
          .map(({ name }) => name),
        UpdateDate: found.updateDate.toISOString(),
        Users: [],
      }
    );
  },
  list: region => region.account.service(Iam).policies.keys(),
  attributes({ region, physicalId }) {
    const iam = region.account.service(Iam);
    const found = requirePolicy(iam, physicalId);
    return {
      PolicyArn: found.arn,
      PolicyId: found.id,
      AttachmentCount: attachmentCount(iam, found.arn),
      CreateDate: found.createDate.toISOString(),
      UpdateDate: found.updateDate.toISOString(),
      DefaultVersionId: `v${found.version}`,
      IsAttachable: true,
      PermissionsBoundaryUsageCount: 0,
    };
  },
};

function attach(iam: Iam, arn: string, properties: Record<string, any>): void {
  for (const roleName of properties.Roles ?? []) {
    attachRolePolicy(iam, roleName, arn);
  }
}

function detach(iam: Iam, arn: string, properties: Record<string, any>): void {
  for (const roleName of properties.Roles ?? []) {
    iam.roles.get(roleName)?.managedPolicyArns.delete(arn);
  }
}
