import { ContainerBehaviour } from './ContainerBehaviour';

/** A request to a container's address. */
export interface ContainerRequest {
  port: number;
  protocol: 'HTTP' | 'HTTPS' | 'TCP';
  path?: string;
}

/** A container that was started. */
export interface StartedContainer {
  behaviour: ContainerBehaviour;
  /** The container ports of its port mappings. */
  ports: number[];
  /** The process has reached the point where it listens. */
  listening: boolean;
}

/** What a request to the containers of one task is answered: they share one address. */
export function serve(
  containers: StartedContainer[],
  request: ContainerRequest,
): { status: number } | 'refused' | 'silent' {
  const container = containers.find(
    ({ behaviour, ports, listening }) =>
      listening &&
      (behaviour.listensOn === undefined
        ? ports.includes(request.port)
        : behaviour.listensOn === request.port),
  );
  return container ? { status: container.behaviour.status } : 'refused';
}
