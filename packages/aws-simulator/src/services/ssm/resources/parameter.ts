import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { Ssm } from '../model/Ssm';
import { ParameterInput } from '../model/types';

/** `AWS::SSM::Parameter` */
export const parameter: ResourceType = {
  typeName: 'AWS::SSM::Parameter',
  sdkServiceName: 'Ssm',
  api: { service: 'ssm', operation: 'PutParameter' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'AllowedPattern',
    'DataType',
    'Description',
    'Name',
    'Tags',
    'Tier',
    'Type',
    'Value',
  ],
  create(request) {
    const { region, logicalId, properties } = request;
    const { name, tags } = put(request, {
      Name: properties.Name ?? `CFN-${logicalId}-${region.ids.mixed(12)}`,
    });
    tags.push(...tagsOf(request));
    return name;
  },
  update(request) {
    const updated = put(request, { Name: request.physicalId, Overwrite: true });
    updated.description = request.properties.Description;
    updated.allowedPattern = request.properties.AllowedPattern;
    updated.tags = tagsOf(request);
  },
  delete({ region, physicalId }) {
    region.service(Ssm).parameters.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Ssm).parameters.get(physicalId);
    return (
      found && {
        AllowedPattern: found.allowedPattern,
        Arn: found.arn,
        DataType: found.dataType,
        Description: found.description,
        Name: found.name,
        Tags: Object.fromEntries(
          found.tags.map(({ Key, Value }) => [Key, Value]),
        ),
        Tier: found.tier,
        Type: found.type,
        Value: found.versions.at(-1)?.value,
      }
    );
  },
  list: region => region.service(Ssm).parameters.keys(),
  attributes({ region, physicalId }: ExistingResourceRequest) {
    const found = region.service(Ssm).parameters.get(physicalId);
    return {
      Arn: found?.arn,
      Type: found?.type,
      Value: found?.versions.at(-1)?.value,
    };
  },
};

function put(
  { region, properties }: ResourceRequest,
  name: Pick<ParameterInput, 'Name' | 'Overwrite'>,
) {
  return region.service(Ssm).put(
    {
      ...name,
      Value: properties.Value,
      Type: properties.Type,
      Description: properties.Description,
      AllowedPattern: properties.AllowedPattern,
      Tier: properties.Tier,
      DataType: properties.DataType,
    },
    `arn:${region.partition}:iam::${region.accountId}:root`,
  );
}

/** The template has them as a map. */
function tagsOf({ properties, stackTags }: ResourceRequest) {
  const tags = new Map([
    ...stackTags.map(({ Key, Value }) => [Key, Value] as const),
    ...Object.entries<string>(properties.Tags ?? {}),
  ]);
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}
