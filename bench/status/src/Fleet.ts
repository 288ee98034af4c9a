import { JsonObject } from '@backstage/types';
import { Child } from './Child';

/** What AWS was asked. */
export interface Counts {
  calls: number;
  /** Of these, how many it refused as too many. */
  throttled: number;
  byOperation: Record<string, number>;
  byRegion: Record<string, number>;
}

/** How a fleet is reached. */
export interface Access {
  url: string;
  config: JsonObject;
}

/** A simulated AWS with many services, throttled as AWS is. */
export class Fleet {
  static async start(services: number): Promise<Fleet> {
    const child = Child.start('runFleet.ts', services);
    const { url, config } = await child.hear<Access>('access');
    return new Fleet(child, url, config);
  }

  private constructor(
    private readonly child: Child,
    readonly url: string,
    /** What a portal needs to know of it. */
    readonly config: JsonObject,
  ) {}

  /** Since it was last cleared. */
  counts(): Promise<Counts> {
    return this.child.ask('counts');
  }

  async clear(): Promise<void> {
    await this.child.ask('cleared');
  }

  /** Waits until nobody asks anything, and fills AWS's buckets again. */
  async rest(): Promise<void> {
    await this.child.ask('rested');
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
