import { ResourceType } from '../../ResourceType';
import { putRolePolicy } from '../model/roles';
import { Iam } from '../model/Iam';

/** `AWS::IAM::RolePolicy` */
export const rolePolicy: ResourceType = {
  typeName: 'AWS::IAM::RolePolicy',
  sdkServiceName: 'Iam',
  api: { service: 'iam', operation: 'PutRolePolicy' },
  seconds: { create: 16, update: 16, delete: 2 },
  create({ region, properties: { RoleName, PolicyName, PolicyDocument } }) {
    putRolePolicy(
      region.account.service(Iam),
      RoleName,
      PolicyName,
      PolicyDocument,
    );
    return `${PolicyName}|${RoleName}`;
  },
  update({ region, properties: { RoleName, PolicyName, PolicyDocument } }) {
    putRolePolicy(
      region.account.service(Iam),
      RoleName,
      PolicyName,
      PolicyDocument,
    );
  },
  delete({ region, properties: { RoleName, PolicyName } }) {
    region.account
      .service(Iam)
      .roles.get(RoleName)
      ?.inlinePolicies.delete(PolicyName);
  },
  attributes() {
    return {};
  },
};
