import { Region } from '../world/World';
import { HandlerError, ResourceRequest, ResourceType } from './ResourceType';

/** What differs between the policies of resources of different services. */
interface Attachment {
  typeName: string;
  sdkServiceName: string;
  /** The property that lists the resources. */
  property: string;
  /** Gives the policy to one of them. */
  set(region: Region, id: string, policy: string): void;
  /** Takes it away, if the resource is still there. */
  clear(region: Region, id: string): void;
}

/** A resource type that is one policy of some resources. */
export function attachedPolicy({
  typeName,
  sdkServiceName,
  property,
  set,
  clear,
}: Attachment): ResourceType {
  const put = ({ region, properties }: ResourceRequest) => {
    const { PolicyDocument, [property]: ids } = properties;
    if (ids.length === 0) {
      throw new HandlerError('InvalidRequest', `${property} are required`);
    }
    const policy =
      typeof PolicyDocument === 'object'
        ? JSON.stringify(PolicyDocument)
        : PolicyDocument;
    ids.forEach((id: string) => set(region, id, policy));
  };
  return {
    typeName,
    sdkServiceName,
    seconds: { create: 2, update: 2, delete: 2 },
    create(request) {
      put(request);
      return request.region.ids.mixed(28);
    },
    update(request) {
      put(request);
      const { previousProperties, properties, region } = request;
      previousProperties[property]
        .filter((id: string) => !properties[property].includes(id))
        .forEach((id: string) => clear(region, id));
    },
    delete({ properties, region }) {
      properties[property].forEach((id: string) => clear(region, id));
    },
    attributes: ({ physicalId }) => ({ Id: physicalId }),
  };
}
