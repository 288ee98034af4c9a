import { ResourceRequest, ResourceType } from '../../ResourceType';
import { Logs } from '../model/Logs';

/** `AWS::Logs::ResourcePolicy` */
export const resourcePolicy: ResourceType = {
  typeName: 'AWS::Logs::ResourcePolicy',
  sdkServiceName: 'CloudWatchLogs',
  seconds: { create: 2, update: 2, delete: 2 },
  api: {
    service: 'logs',
    operation: 'PutResourcePolicy',
    input: properties => ({ policyName: properties.PolicyName }),
  },
  create(request) {
    put(request);
    return request.properties.PolicyName;
  },
  update: put,
  delete({ region, physicalId }) {
    const logs = region.service(Logs);
    if (logs.resourcePolicies.has(physicalId)) {
      logs.deleteResourcePolicy(physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Logs).resourcePolicies.get(physicalId);
    return found && { PolicyName: found.name, PolicyDocument: found.document };
  },
  list: region => region.service(Logs).resourcePolicies.keys(),
  attributes: () => ({}),
};

function put({ region, properties }: ResourceRequest): void {
  const { PolicyName, PolicyDocument } = properties;
  region
    .service(Logs)
    .putResourcePolicy(
      PolicyName,
      typeof PolicyDocument === 'string'
        ? PolicyDocument
        : JSON.stringify(PolicyDocument),
    );
}
