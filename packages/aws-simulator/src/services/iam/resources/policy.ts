import { physicalName } from '../../physicalName';
import { ResourceType } from '../../ResourceType';
import { putRolePolicy } from '../model/roles';
import { Iam } from '../model/Iam';

const MAX_NAME_LENGTH = 24;

/** `AWS::IAM::Policy`: an inline policy of one or more roles. */
export const policy: ResourceType = {
  typeName: 'AWS::IAM::Policy',
  sdkServiceName: 'Iam',
  api: { service: 'iam', operation: 'PutRolePolicy' },
  seconds: { create: 16, update: 16, delete: 2 },
  supportedProperties: ['PolicyDocument', 'PolicyName', 'Roles'],
  create(request) {
    put(request.region.account.service(Iam), request.properties);
    return physicalName(request, MAX_NAME_LENGTH);
  },
  update(request) {
    const iam = request.region.account.service(Iam);
    take(iam, request.previousProperties);
    put(iam, request.properties);
  },
  delete({ region, properties }) {
    take(region.account.service(Iam), properties);
  },
  read({ region, properties: { PolicyName, Roles = [] } }) {
    const { roles } = region.account.service(Iam);
    const documentOf = (roleName: string) =>
      roles.get(roleName)?.inlinePolicies.get(PolicyName);
    const holders = Roles.filter(documentOf);
    return holders.length > 0
      ? {
          PolicyDocument: documentOf(holders[0]),
          PolicyName,
          Roles: holders,
        }
      : undefined;
  },
  attributes({ physicalId }) {
    return { Id: physicalId };
  },
};

function put(iam: Iam, properties: Record<string, any>): void {
  for (const roleName of properties.Roles ?? []) {
    putRolePolicy(
      iam,
      roleName,
      properties.PolicyName,
      properties.PolicyDocument,
    );
  }
}

function take(iam: Iam, properties: Record<string, any>): void {
  for (const roleName of properties.Roles ?? []) {
    iam.roles.get(roleName)?.inlinePolicies.delete(properties.PolicyName);
  }
}
