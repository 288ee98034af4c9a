import type * as Api from '@aws-sdk/client-secrets-manager';
import { CallContext } from '../../ServiceDefinition';
import { SecretsManager } from '../model/SecretsManager';

const of = ({ region }: CallContext) => region.service(SecretsManager);

export const TagResource = (
  context: CallContext,
  { SecretId = '', Tags = [] }: Api.TagResourceRequest,
): void => {
  const secret = of(context).usable(SecretId);
  const given = new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  secret.tags = [
    ...secret.tags.filter(({ Key }) => !given.has(Key)),
    ...[...given].map(([Key, Value]) => ({ Key, Value })),
  ];
};

export const UntagResource = (
  context: CallContext,
  { SecretId = '', TagKeys = [] }: Api.UntagResourceRequest,
): void => {
  const secret = of(context).usable(SecretId);
  secret.tags = secret.tags.filter(({ Key }) => !TagKeys.includes(Key));
};
