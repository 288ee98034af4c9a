import type { CreateApiMappingRequest } from '@aws-sdk/client-apigatewayv2';
import { ApiGateway } from './ApiGateway';
import { badRequest, conflict } from './refusals';
import { ApiMapping, DomainName } from './types';

const ID_LENGTH = 6;

type Settings = Omit<Partial<CreateApiMappingRequest>, 'DomainName'>;

/** @throws AwsError `BadRequestException`, `ConflictException`, `NotFoundException` */
export function createApiMapping(
  gateway: ApiGateway,
  domain: DomainName,
  input: Settings,
): ApiMapping {
  const mapping = settingsOf(gateway, domain, gateway.newId(ID_LENGTH), input);
  domain.mappings.set(mapping.id, mapping);
  return mapping;
}

/** Changes the settings that are given. @throws AwsError as the creation */
export function updateApiMapping(
  gateway: ApiGateway,
  domain: DomainName,
  current: ApiMapping,
  input: Settings,
): ApiMapping {
  const changed = settingsOf(gateway, domain, current.id, {
    ApiId: input.ApiId ?? current.apiId,
    ApiMappingKey: input.ApiMappingKey ?? current.key,
    Stage: input.Stage ?? current.stage,
  });
  domain.mappings.set(changed.id, changed);
  return changed;
}

function settingsOf(
  gateway: ApiGateway,
  domain: DomainName,
  id: string,
  { ApiId = '', ApiMappingKey: key = '', Stage: stage = '' }: Settings,
): ApiMapping {
  const { stages } = gateway.api(ApiId);
  // aws/aws-cdk#8983; several steps are allowed since.
  if (!/^([\w$.+!*'(),-]+(\/[\w$.+!*'(),-]+)*)?$/.test(key)) {
    throw badRequest(
      "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),",
    );
  }
  // aws/aws-cdk#9078
  if (!stages.has(stage)) {
    throw badRequest('Invalid stage identifier specified');
  }
  // aws/aws-cdk#22660
  if (
    [...domain.mappings.values()].some(
      other => other.key === key && other.id !== id,
    )
  ) {
    throw conflict('ApiMapping key already exists for this domain name');
  }
  return { id, apiId: ApiId, key, stage };
}
