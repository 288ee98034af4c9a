import type * as Api from '@aws-sdk/client-iam';
import { Operation } from '../../ServiceDefinition';
import { Iam } from '../model/Iam';
import {
  createOpenIdProvider,
  openIdProvider,
  setClientIds,
  setThumbprints,
} from '../model/openIdProviders';

export const CreateOpenIDConnectProvider: Operation<
  Api.CreateOpenIDConnectProviderRequest,
  Api.CreateOpenIDConnectProviderResponse
> = ({ account, region }, input) => {
  const { arn, tags } = createOpenIdProvider(account.service(Iam), {
    url: input.Url ?? '',
    partition: region.partition,
    clientIds: input.ClientIDList,
    thumbprints: input.ThumbprintList,
    tags: input.Tags?.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  });
  return { OpenIDConnectProviderArn: arn, Tags: tags };
};

/** GetOpenIDConnectProvider; its `Url` has no scheme, as on AWS. */
export const GetOpenIDConnectProvider: Operation<
  Api.GetOpenIDConnectProviderRequest,
  Api.GetOpenIDConnectProviderResponse
> = ({ account }, { OpenIDConnectProviderArn = '' }) => {
  const found = openIdProvider(account.service(Iam), OpenIDConnectProviderArn);
  return {
    Url: found.name,
    ClientIDList: found.clientIds,
    ThumbprintList: found.thumbprints,
    CreateDate: found.createDate,
    Tags: found.tags,
  };
};

export const ListOpenIDConnectProviders: Operation<
  Api.ListOpenIDConnectProvidersRequest,
  Api.ListOpenIDConnectProvidersResponse
> = ({ account }) => ({
  OpenIDConnectProviderList: [
    ...account.service(Iam).openIdProviders.keys(),
  ].map(Arn => ({ Arn })),
});

/** DeleteOpenIDConnectProvider; succeeds for one that does not exist, as the API reference says. */
export const DeleteOpenIDConnectProvider: Operation<
  Api.DeleteOpenIDConnectProviderRequest
> = ({ account }, { OpenIDConnectProviderArn = '' }) => {
  account.service(Iam).openIdProviders.delete(OpenIDConnectProviderArn);
};

export const UpdateOpenIDConnectProviderThumbprint: Operation<
  Api.UpdateOpenIDConnectProviderThumbprintRequest
> = ({ account }, { OpenIDConnectProviderArn = '', ThumbprintList = [] }) => {
  setThumbprints(
    openIdProvider(account.service(Iam), OpenIDConnectProviderArn),
    ThumbprintList,
  );
};

export const AddClientIDToOpenIDConnectProvider: Operation<
  Api.AddClientIDToOpenIDConnectProviderRequest
> = ({ account }, { OpenIDConnectProviderArn = '', ClientID = '' }) => {
  const found = openIdProvider(account.service(Iam), OpenIDConnectProviderArn);
  setClientIds(found, [...found.clientIds, ClientID]);
};

export const RemoveClientIDFromOpenIDConnectProvider: Operation<
  Api.RemoveClientIDFromOpenIDConnectProviderRequest
> = ({ account }, { OpenIDConnectProviderArn = '', ClientID }) => {
  const found = openIdProvider(account.service(Iam), OpenIDConnectProviderArn);
  setClientIds(
    found,
    found.clientIds.filter(id => id !== ClientID),
  );
};
