import { Simulator } from '@fargate-api/aws-simulator';

/** One thing that a tool was told to do, until it came back. */
export interface Return {
  /** The stacks that it made. */
  stacks: string[];
  /** When it came back, by AWS's clock, in milliseconds. */
  at: number;
}

/** A way to deploy an environment and an API. */
export interface Tool {
  name: string;
  /** A 12-digit account of its own. */
  account: string;
  /** @returns when it came back from each of its steps, in order. */
  deploy(simulator: Simulator, account: string): Promise<Return[]>;
}
