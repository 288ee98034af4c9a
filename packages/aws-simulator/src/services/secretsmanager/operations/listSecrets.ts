import type * as Api from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { SecretsManager } from '../model/SecretsManager';
import { Secret } from '../model/types';
import { page } from './page';
import { secretShape, stagesByVersion } from './shapes';

/** By the key of a filter: what the beginning of a value is compared with. */
const TEXTS: Partial<
  Record<Api.FilterNameStringType, (secret: Secret) => string[]>
> = {
  name: ({ name }) => [name],
  description: ({ description = '' }) => [description],
  'tag-key': ({ tags }) => tags.map(({ Key }) => Key),
  'tag-value': ({ tags }) => tags.map(({ Value }) => Value),
};

export const ListSecrets = (
  { region }: CallContext,
  input: Api.ListSecretsRequest,
): Api.ListSecretsResponse => {
  const tests = (input.Filters ?? []).map(testOf);
  const found = [...region.service(SecretsManager).secrets.values()].filter(
    secret =>
      (input.IncludePlannedDeletion || !secret.deletedDate) &&
      tests.every(test => test(secret)),
  );
  const { items, nextToken } = page(
    input.SortOrder === 'desc' ? found.reverse() : found,
    input,
  );
  return {
    NextToken: nextToken,
    SecretList: items.map(secret => ({
      ...secretShape(secret),
      SecretVersionsToStages: stagesByVersion(secret),
    })),
  };
};

/** Whether a secret matches one of a filter's values; `!` before a value negates it. */
function testOf({ Key, Values = [] }: Api.Filter): (secret: Secret) => boolean {
  const textsOf = Key && TEXTS[Key];
  if (!textsOf) {
    throw new AwsError(
      'InvalidParameterException',
      `The AWS simulator does not support the filter ${Key} of ListSecrets.`,
    );
  }
  const normal = (text: string) =>
    Key === 'description' ? text.toLowerCase() : text;
  const begins = (secret: Secret, value: string) =>
    textsOf(secret).some(text => normal(text).startsWith(normal(value)));
  return secret =>
    Values.some(value =>
      value.startsWith('!')
        ? !begins(secret, value.slice(1))
        : begins(secret, value),
    );
}
