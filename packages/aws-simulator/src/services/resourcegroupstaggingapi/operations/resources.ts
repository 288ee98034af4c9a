import type * as Api from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { isOfType, isTagged } from '../model/filters';
import { taggedResources } from '../model/taggedResources';

const DEFAULT_PAGE = 50;
const MAX_PAGE = 100;

// The texts of these errors are from memory.
const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const GetResources = (
  { region }: CallContext,
  input: Api.GetResourcesInput,
): Api.GetResourcesOutput => {
  checkCombination(input);
  const {
    ResourceARNList: arns,
    ResourcesPerPage: size = DEFAULT_PAGE,
    PaginationToken: token,
  } = input;
  if (size < 1 || size > MAX_PAGE) {
    throw invalid('ResourcesPerPage must be between 1 and 100');
  }
  const found = [...taggedResources(region)].filter(
    ({ arn, tags }) =>
      (!arns || arns.includes(arn)) &&
      isOfType(arn, input.ResourceTypeFilters) &&
      isTagged(tags, input.TagFilters),
  );
  const { items, nextToken } = paginate(found, token, size, () =>
    invalid('The pagination token is invalid'),
  );
  return {
    // Empty on the last page, not left out.
    PaginationToken: nextToken ?? '',
    ResourceTagMappingList: items.map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: tags,
    })),
  };
};

function checkCombination(input: Api.GetResourcesInput): void {
  if (input.IncludeComplianceDetails || input.ExcludeCompliantResources) {
    throw invalid('The AWS simulator does not support tag policies');
  }
  if (input.TagsPerPage !== undefined) {
    throw invalid('The AWS simulator does not support TagsPerPage');
  }
  const others = [
    'ResourceTypeFilters',
    'TagFilters',
    'ResourcesPerPage',
    'PaginationToken',
  ] as const;
  if (input.ResourceARNList && others.some(other => input[other])) {
    throw invalid(
      `ResourceARNList cannot be specified with ${others.join(', ')}`,
    );
  }
}
