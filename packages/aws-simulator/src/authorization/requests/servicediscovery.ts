import { ServiceDiscovery } from '../../services/servicediscovery/model/ServiceDiscovery';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

const arn = ({ region }: ServiceCall, kind: string, id: string): string =>
  id.startsWith('arn:') ? id : region.arn('servicediscovery', `${kind}/${id}`);

/** Cloud Map */
export const serviceDiscovery: ServiceRules = {
  resources: {
    namespace: call => {
      const { Id, NamespaceId } = call.input;
      const id = NamespaceId ?? (/Namespace$/.test(call.operation) && Id);
      return id ? [arn(call, 'namespace', id)] : [];
    },
    service: call => {
      const { Id, ServiceId } = call.input;
      const id = ServiceId ?? (/Service$/.test(call.operation) && Id);
      return id ? [arn(call, 'service', id)] : [];
    },
  },
  keys: ({ input }) => ({
    'servicediscovery:NamespaceName': input.NamespaceName,
    'servicediscovery:ServiceName': input.ServiceName,
  }),
  tagsOf(region, resource) {
    const id = resource.slice(resource.lastIndexOf('/') + 1);
    const { namespaces, services } = region.service(ServiceDiscovery);
    return (namespaces.get(id) ?? services.get(id))?.tags;
  },
  requestTags: ({ input }) => input.Tags,
};
