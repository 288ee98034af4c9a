import { ExistingResourceRequest, ResourceRequest } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { HttpApi, Tags } from '../model/types';

/** Of this service's errors. */
export const SDK_NAME = 'ApiGatewayV2';

/** How long each of its resources takes, but for links. */
export const QUICK = { create: 1, update: 1, delete: 1 };

/** The tags of a resource: its own and those of the stack. */
export function tagsOf({ properties, stackTags }: ResourceRequest): Tags {
  return {
    ...Object.fromEntries(stackTags.map(({ Key, Value }) => [Key, Value])),
    ...properties.Tags,
  };
}

/** Updates the tags of a resource. Those that were set outside of the stack stay. */
export function updateTags(
  request: ExistingResourceRequest,
  resource: { tags: Tags },
): void {
  const before = new Set([
    ...request.previousStackTags.map(({ Key }) => Key),
    ...Object.keys(request.previousProperties.Tags ?? {}),
  ]);
  resource.tags = {
    ...Object.fromEntries(
      Object.entries(resource.tags).filter(([key]) => !before.has(key)),
    ),
    ...tagsOf(request),
  };
}

type Located = Pick<
  ExistingResourceRequest,
  'region' | 'physicalId' | 'properties'
>;

/**
 * The API that a resource is a part of, and the resource's id. In stacks that id is the
 * physical one; the primary identifier has both.
 *
 * @param idFirst - whether the identifier begins with the id
 */
export function locate(
  { region, physicalId, properties }: Located,
  idFirst = false,
): { gateway: ApiGateway; api?: HttpApi; id: string } {
  const gateway = region.service(ApiGateway);
  const [first, second] = physicalId.split('|');
  const [partId, ofApi] = idFirst ? [first, second] : [second, first];
  const apiId = properties.ApiId ?? ofApi;
  const id = properties.ApiId ? physicalId : partId;
  return { gateway, api: gateway.apis.get(apiId), id: id ?? '' };
}
