import type * as Api from '@aws-sdk/client-iam';
import { Operation } from '../../ServiceDefinition';
import { Iam } from '../model/Iam';
import { openIdProvider } from '../model/openIdProviders';
import { page } from './page';

export const TagOpenIDConnectProvider: Operation<
  Api.TagOpenIDConnectProviderRequest
> = ({ account }, { OpenIDConnectProviderArn = '', Tags = [] }) => {
  const found = openIdProvider(account.service(Iam), OpenIDConnectProviderArn);
  found.tags = [
    ...new Map(
      [...found.tags, ...Tags].map(({ Key = '', Value = '' }) => [
        Key,
        { Key, Value },
      ]),
    ).values(),
  ];
};

export const UntagOpenIDConnectProvider: Operation<
  Api.UntagOpenIDConnectProviderRequest
> = ({ account }, { OpenIDConnectProviderArn = '', TagKeys = [] }) => {
  const found = openIdProvider(account.service(Iam), OpenIDConnectProviderArn);
  found.tags = found.tags.filter(({ Key }) => !TagKeys.includes(Key));
};

export const ListOpenIDConnectProviderTags: Operation<
  Api.ListOpenIDConnectProviderTagsRequest,
  Api.ListOpenIDConnectProviderTagsResponse
> = ({ account }, input) => {
  const { tags } = openIdProvider(
    account.service(Iam),
    input.OpenIDConnectProviderArn ?? '',
  );
  const { items, ...more } = page(tags, input);
  return { ...more, Tags: items };
};
