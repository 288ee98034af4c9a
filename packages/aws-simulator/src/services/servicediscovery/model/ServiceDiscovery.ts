import type {
  OperationTargetType,
  OperationType,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

interface Tag {
  Key: string;
  Value: string;
}

/** A namespace of Cloud Map. */
export interface Namespace {
  id: string;
  arn: string;
  name: string;
  type: 'HTTP' | 'DNS_PRIVATE';
  /** Of a private DNS namespace. */
  hostedZoneId?: string;
  description?: string;
  createDate: Date;
  tags: Tag[];
}

/** A service of a namespace, with its instances by id. */
export interface DiscoveryService {
  id: string;
  arn: string;
  name: string;
  namespaceId: string;
  description?: string;
  /** In a DNS namespace: the records of its instances. */
  dnsRecords: { Type: string; TTL: number }[];
  routingPolicy: string;
  /** Whether ECS says which instances are healthy. */
  customHealth: boolean;
  createDate: Date;
  tags: Tag[];
  instances: Map<string, Instance>;
}

/** An instance of a service. */
export interface Instance {
  attributes: Record<string, string>;
  /** As it was told; of a service with custom health. */
  isHealthy: boolean;
}

/** A change that takes some time. */
export interface Operation {
  id: string;
  type: OperationType;
  status: 'PENDING' | 'SUCCESS' | 'FAIL';
  error?: AwsError;
  createDate: Date;
  updateDate: Date;
  targets: { [target in OperationTargetType]?: string };
}

/** The namespaces and services of Cloud Map in a region. */
export class ServiceDiscovery {
  readonly namespaces = new Map<string, Namespace>();
  readonly services = new Map<string, DiscoveryService>();
  readonly operations = new Map<string, Operation>();

  constructor(readonly region: Region) {}

  /**
   * @param id - or ARN
   * @throws AwsError `NamespaceNotFound`
   */
  namespace(id: string): Namespace {
    const found = this.namespaces.get(lastPart(id));
    if (!found) {
      throw new AwsError(
        'NamespaceNotFound',
        `Namespace not found for provided ID: ${id}.`,
      );
    }
    return found;
  }

  /**
   * @param id - or ARN
   * @throws AwsError `ServiceNotFound`
   */
  service(id: string): DiscoveryService {
    const found = this.services.get(lastPart(id));
    if (!found) {
      throw new AwsError(
        'ServiceNotFound',
        `Service not found for provided ID: ${id}.`,
      );
    }
    return found;
  }

  servicesOf({ id }: Namespace): DiscoveryService[] {
    return [...this.services.values()].filter(
      ({ namespaceId }) => namespaceId === id,
    );
  }

  newId(prefix: 'ns' | 'srv'): string {
    return `${prefix}-${this.region.ids.mixed(16).toLowerCase()}`;
  }

  /** `h2qe3s6dxftvvt7riu6lfy2f6c3jlhf4-je6chs2e` */
  newOperationId(): string {
    const { ids } = this.region;
    return `${ids.mixed(32)}-${ids.mixed(8)}`.toLowerCase();
  }
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
