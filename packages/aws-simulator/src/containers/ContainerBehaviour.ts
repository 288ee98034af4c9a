/** The memory of every container while it runs; none uses CPU time. */
export const IDLE_MEMORY_MIB = 32;

/** The behaviour of the process in a container image. */
export interface ContainerBehaviour {
  /** Whether the registry has the image. */
  exists: boolean;
  /** For which it is built, by their names in OCI. Default: `amd64` and `arm64`. */
  architectures?: readonly string[];
  /** Whether its registry gives it only to who signs in. */
  isPrivate?: boolean;
  /** The ports on which it listens. Default: the container ports of its task definition. */
  listensOn?: number;
  /** Virtual seconds from its start until it listens. */
  listensAfterSeconds: number;
  /** The HTTP status of its responses, whatever the path. */
  status: number;
  /** Set if the process exits. */
  exits?: {
    /** Virtual seconds from its start. */
    afterSeconds: number;
    exitCode: number;
    /** The container's `reason` in DescribeTasks. */
    reason?: string;
  };
  /** Virtual seconds that it goes on serving after SIGTERM. Default: it ends at once. */
  servesAfterSigterm?: number;
  /** The lines that it logs when it starts. */
  log: string[];
}

/** An image with a behaviour of its own. */
export interface WellKnownImage {
  image: string;
  /** A description in one sentence. */
  description: string;
  behaviour: ContainerBehaviour;
  /** The environment variables without which it exits with code 1. Default: none. */
  needs?: readonly string[];
}
