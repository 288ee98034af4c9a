import { ResourceType } from '../../ResourceType';

/** `AWS::CloudFormation::WaitConditionHandle`: a URL that nobody calls, a resource that does nothing. */
export const waitConditionHandle: ResourceType = {
  typeName: 'AWS::CloudFormation::WaitConditionHandle',
  sdkServiceName: 'CloudFormation',
  seconds: { create: 1, update: 0, delete: 0 },
  create({ region, stackId, logicalId }) {
    const target = encodeURIComponent(`${stackId}/${logicalId}`);
    return `https://cloudformation-waitcondition-${region.name}.s3.${
      region.name
    }.${region.dnsSuffix}/${target}?AWSAccessKeyId=${region.ids.upper(20)}`;
  },
  update() {},
  delete() {},
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};
