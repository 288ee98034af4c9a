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
  read({ region, physicalId }) {
    const [PolicyName, RoleName] = physicalId.split('|');
    const PolicyDocument = region.account
      .service(Iam)
      .roles.get(RoleName)
      ?.inlinePolicies.get(PolicyName);
    return PolicyDocument && { PolicyDocument, PolicyName, RoleName };
  },
  *list(region) {
    for (const role of region.account.service(Iam).roles.values()) {
      for (const policyName of role.inlinePolicies.keys()) {
        yield `${policyName}|${role.name}`;
      }
    }
  },
  attributes() {
    return {};
  },
};
