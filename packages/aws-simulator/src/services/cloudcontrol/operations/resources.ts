import type {
  GetResourceInput,
  GetResourceOutput,
  ListResourcesInput,
  ListResourcesOutput,
  ResourceDescription,
} from '@aws-sdk/client-cloudcontrol';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  findResource,
  listResources,
  RegisteredResource,
} from '../../cloudformation/model/registry/readResource';
import { specificationOf } from '../../cloudformation/model/specification/Specification';
import { CloudFormation } from '../../cloudformation/model/stacks/CloudFormation';
import { paginate } from '../../pagination';
import { ResourceModel, ResourceType } from '../../ResourceType';
import { CallContext } from '../../ServiceDefinition';

const MAX_RESULTS = 100;

/** GetResource. */
export function GetResource(
  { region }: CallContext,
  { TypeName, Identifier }: GetResourceInput,
): GetResourceOutput {
  const type = requireType(region, TypeName!, 'READ');
  const found = findResource(region, type, Identifier!);
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      `${TypeName} Handler returned status FAILED: Resource of type '${TypeName}' with identifier '${Identifier}' was not found. (HandlerErrorCode: NotFound, RequestToken: ${region.ids.uuid()})`,
    );
  }
  return { TypeName, ResourceDescription: described(found) };
}

/** ListResources. */
export function ListResources(
  { region }: CallContext,
  input: ListResourcesInput,
): ListResourcesOutput {
  const { TypeName, MaxResults, NextToken } = input;
  const type = requireType(region, TypeName!, 'LIST');
  const model = modelOf(input.ResourceModel);
  if (type.listedBy && model[type.listedBy] === undefined) {
    throw new AwsError(
      'InvalidRequestException',
      `Missing or invalid ResourceModel property in ${TypeName} list handler request input. Required property:  (#: required key [${type.listedBy}] not found)`,
    );
  }
  const { items, nextToken } = paginate(
    listResources(region, type, model),
    NextToken,
    MaxResults ?? MAX_RESULTS,
    () => new AwsError('InvalidRequestException', 'Invalid NextToken'),
  );
  return {
    TypeName,
    ResourceDescriptions: items.map(described),
    NextToken: nextToken,
  };
}

function requireType(
  region: Region,
  typeName: string,
  action: 'READ' | 'LIST',
): ResourceType {
  const type = region.service(CloudFormation).resourceTypes.get(typeName);
  if (type?.read) {
    return type;
  }
  if (!type && !specificationOf(typeName)) {
    throw new AwsError(
      'TypeNotFoundException',
      `The type '${typeName}' cannot be found.`,
    );
  }
  throw new AwsError(
    'UnsupportedActionException',
    type
      ? `Resource type ${typeName} does not support ${action} action`
      : `The AWS simulator does not support the resource type ${typeName}`,
  );
}

function modelOf(text: string | undefined): ResourceModel {
  let model: unknown = {};
  try {
    model = JSON.parse(text ?? '{}');
  } catch {
    model = undefined;
  }
  if (typeof model !== 'object' || model === null || Array.isArray(model)) {
    throw new AwsError(
      'InvalidRequestException',
      'ResourceModel is not a valid JSON object',
    );
  }
  return model as ResourceModel;
}

function described({
  identifier,
  model,
}: RegisteredResource): ResourceDescription {
  return { Identifier: identifier, Properties: JSON.stringify(model) };
}
