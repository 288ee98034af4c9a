import type * as Api from '@aws-sdk/client-ssm';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ssm } from '../model/Ssm';
import { Parameter } from '../model/types';
import { page } from './page';

const PAGE_SIZE = 50;

/** By the key of a filter: what its values are compared with. */
const TEXTS: Record<string, (parameter: Parameter) => string | undefined> = {
  Name: ({ name }) => name,
  Type: ({ type }) => type,
  KeyId: ({ keyId }) => keyId,
  Tier: ({ tier }) => tier,
  DataType: ({ dataType }) => dataType,
};

/** By the option of a filter. */
const COMPARISONS: Record<string, (text: string, value: string) => boolean> = {
  Equals: (text, value) => text === value,
  BeginsWith: (text, value) => text.startsWith(value),
  Contains: (text, value) => text.includes(value),
};

export const DescribeParameters = (
  { region }: CallContext,
  input: Api.DescribeParametersRequest,
): Api.DescribeParametersResult => {
  if (input.Filters?.length) {
    throw unsupported('Filters; use ParameterFilters');
  }
  const tests = (input.ParameterFilters ?? []).map(testOf);
  const found = [...region.service(Ssm).parameters.values()].filter(parameter =>
    tests.every(test => test(parameter)),
  );
  const { items, nextToken } = page(found, input, PAGE_SIZE);
  return { NextToken: nextToken, Parameters: items.map(metadata) };
};

function testOf({
  Key = '',
  Option = Key === 'Path' ? 'OneLevel' : 'Equals',
  Values = [],
}: Api.ParameterStringFilter): (parameter: Parameter) => boolean {
  if (Key === 'Path') {
    return ({ name }) =>
      Values.some(path => isUnder(name, path, Option === 'Recursive'));
  }
  if (Key.startsWith('tag:')) {
    const key = Key.slice('tag:'.length);
    return ({ tags }) =>
      tags.some(
        tag =>
          tag.Key === key && (!Values.length || Values.includes(tag.Value)),
      );
  }
  const textOf = Object.hasOwn(TEXTS, Key) ? TEXTS[Key] : undefined;
  const compare = Object.hasOwn(COMPARISONS, Option)
    ? COMPARISONS[Option]
    : undefined;
  if (!textOf || !compare) {
    throw unsupported(`the filter ${Key} with the option ${Option}`);
  }
  return parameter =>
    Values.some(value => compare(textOf(parameter) ?? '', value));
}

function isUnder(name: string, path: string, recursive: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return (
    name.startsWith(folder) &&
    (recursive || !name.slice(folder.length).includes('/'))
  );
}

/** What is shown of a parameter without its value. */
function metadata(parameter: Parameter): Api.ParameterMetadata {
  const latest = parameter.versions.at(-1)!;
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: parameter.type,
    KeyId: parameter.keyId,
    LastModifiedDate: latest.lastModifiedDate,
    LastModifiedUser: latest.lastModifiedUser,
    Description: parameter.description,
    AllowedPattern: parameter.allowedPattern,
    Version: latest.version,
    Tier: parameter.tier,
    Policies: [],
    DataType: parameter.dataType,
  };
}

function unsupported(what: string): AwsError {
  return new AwsError(
    'ValidationException',
    `The AWS simulator does not support ${what} of DescribeParameters.`,
  );
}
