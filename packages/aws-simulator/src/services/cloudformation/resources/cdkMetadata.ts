import { ResourceType } from '../../ResourceType';

/** `AWS::CDK::Metadata`: tells AWS which constructs an app is made of, and does nothing. */
export const cdkMetadata: ResourceType = {
  typeName: 'AWS::CDK::Metadata',
  sdkServiceName: 'CloudFormation',
  seconds: { create: 1, update: 1, delete: 1 },
  create: ({ region }) => region.ids.uuid(),
  update() {},
  delete() {},
  attributes: () => ({}),
};
