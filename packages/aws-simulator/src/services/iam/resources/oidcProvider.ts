import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Iam } from '../model/Iam';
import {
  createOpenIdProvider,
  openIdProvider,
  setClientIds,
  setThumbprints,
} from '../model/openIdProviders';

/** `AWS::IAM::OIDCProvider` */
export const oidcProvider: ResourceType = {
  typeName: 'AWS::IAM::OIDCProvider',
  sdkServiceName: 'Iam',
  api: {
    service: 'iam',
    operation: 'CreateOpenIDConnectProvider',
    input: ({ ClientIdList, ...properties }) => ({
      ...properties,
      ClientIDList: ClientIdList,
    }),
  },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: ['ClientIdList', 'Tags', 'ThumbprintList', 'Url'],
  create(request) {
    const { region, properties } = request;
    return createOpenIdProvider(region.account.service(Iam), {
      url: properties.Url ?? '',
      partition: region.partition,
      clientIds: properties.ClientIdList,
      thumbprints: properties.ThumbprintList,
      tags: ownTags(resourceTags(request)),
    }).arn;
  },
  update(request) {
    const { region, physicalId, properties } = request;
    const found = openIdProvider(region.account.service(Iam), physicalId);
    setClientIds(found, properties.ClientIdList ?? []);
    if (properties.ThumbprintList) {
      setThumbprints(found, properties.ThumbprintList);
    }
    updateTags(request, found);
    found.tags = ownTags(found.tags);
  },
  delete({ region, physicalId }) {
    region.account.service(Iam).openIdProviders.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.account.service(Iam).openIdProviders.get(physicalId);
    return (
      found && {
        Arn: found.arn,
        ClientIdList: found.clientIds,
        Tags: found.tags,
        ThumbprintList: found.thumbprints,
        Url: `https://${found.name}`,
      }
    );
  },
  list: region => region.account.service(Iam).openIdProviders.keys(),
  attributes: ({ physicalId }) => ({ Arn: physicalId }),
};
