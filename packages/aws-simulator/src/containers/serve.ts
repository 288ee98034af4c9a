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
  /** Whether the process listens. */
  listening: boolean;
  /** Virtual seconds from SIGTERM until it has ended. Default: none. */
  stopSeconds?: number;
}

/** The response of the containers of one task, which share an address. */
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
  if (!container) {
    return 'refused';
  }
  return {
    status: request.path?.includes('does-not-exist')
      ? 404
      : container.behaviour.status,
  };
}
