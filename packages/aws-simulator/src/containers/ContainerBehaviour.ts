/** How the process in a container image acts, seen from outside. */
export interface ContainerBehaviour {
  /** Whether the registry has the image. */
  exists: boolean;
  /** What it listens on; default: the container ports of its task definition. */
  listensOn?: number;
  /** Virtual seconds from its start until it listens. */
  listensAfterSeconds: number;
  /** The HTTP status that it answers on every path. */
  status: number;
  /** Set where the process ends by itself. */
  exits?: {
    /** Virtual seconds from its start. */
    afterSeconds: number;
    exitCode: number;
    /** The container's `reason` in DescribeTasks. */
    reason?: string;
  };
  /** The lines that it writes when it starts, and before it ends. */
  log: string[];
}

/** An image that the README and the demo name. */
export interface WellKnownImage {
  image: string;
  /** One sentence for people. */
  description: string;
  behaviour: ContainerBehaviour;
}
