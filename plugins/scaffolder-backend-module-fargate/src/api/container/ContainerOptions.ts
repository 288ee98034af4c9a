/**
 * How the API's container runs. What is left out is as the image and ECS have it.
 *
 * @public
 */
export interface ContainerOptions {
  /** Arguments, in place of the image's `CMD`. */
  command?: string[];
  /** In place of the image's `ENTRYPOINT`. */
  entryPoint?: string[];
  healthCheck?: ContainerHealthCheck;
  /** From SIGTERM to SIGKILL. */
  stopTimeoutSeconds?: number;
  readonlyRootFilesystem?: boolean;
  /** `user`, `user:group`, or their numeric IDs. */
  user?: string;
  /** Whether a process that forwards signals and reaps others is the first one. */
  initProcessEnabled?: boolean;
  /** Disk of the task. */
  ephemeralStorageGiB?: number;
  /** The most files that a process may have open. */
  nofile?: { soft: number; hard: number };
  /** Reference of the secret with which ECS signs in to the registry of the image. */
  registryCredentials?: string;
}

/**
 * A command that ECS runs in the container to see whether it is healthy.
 *
 * @public
 */
export interface ContainerHealthCheck {
  /** `CMD` and a program with its arguments, or `CMD-SHELL` and a line for a shell. */
  command: string[];
  intervalSeconds?: number;
  timeoutSeconds?: number;
  /** Failed checks in a row that make the container unhealthy. */
  retries?: number;
  /** In which failed checks do not count. */
  startPeriodSeconds?: number;
}

/**
 * The options as an action's input has them, where forms send empty values.
 *
 * @public
 */
export type ContainerInput = Omit<ContainerOptions, 'healthCheck'> & {
  healthCheck?: Partial<ContainerHealthCheck>;
};

/** The name of an option's input. */
export type ContainerOptionName = keyof ContainerOptions;
