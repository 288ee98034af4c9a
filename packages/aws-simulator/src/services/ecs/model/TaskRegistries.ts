import { ServiceRegistry } from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import {
  deregisterInstance,
  registerInstance,
  setInstanceHealth,
} from '../../servicediscovery/model/instances';
import {
  DiscoveryService,
  ServiceDiscovery,
} from '../../servicediscovery/model/ServiceDiscovery';

/** The registration of a task in the Cloud Map services of its service. */
export class TaskRegistries {
  readonly #discovery: ServiceDiscovery;
  #registered: DiscoveryService[] = [];

  constructor(
    private readonly region: Region,
    private readonly registries: readonly ServiceRegistry[],
  ) {
    this.#discovery = region.service(ServiceDiscovery);
  }

  /** Registers a task by its address; with attributes that name what it is of. */
  register(
    taskId: string,
    ip: string,
    attributes: Record<string, string>,
  ): void {
    for (const registry of this.registries) {
      const service = this.#discovery.service(registry.registryArn ?? '');
      const port = registry.port ?? registry.containerPort;
      registerInstance(this.#discovery, service, taskId, {
        AWS_INSTANCE_IPV4: ip,
        ...(port && { AWS_INSTANCE_PORT: String(port) }),
        REGION: this.region.name,
        ...attributes,
      });
      this.#registered.push(service);
    }
  }

  /** Tells whether the containers of a task are healthy. */
  setHealth(taskId: string, isHealthy: boolean): void {
    for (const service of this.#registered.filter(one => one.customHealth)) {
      setInstanceHealth(this.#discovery, service, taskId, isHealthy);
    }
  }

  deregister(taskId: string): void {
    for (const service of this.#registered) {
      deregisterInstance(this.#discovery, service, taskId);
    }
    this.#registered = [];
  }
}
