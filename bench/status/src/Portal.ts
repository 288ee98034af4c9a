import { Child } from './Child';
import type { Access } from './Fleet';

/** What is in a portal. */
export interface PortalOptions {
  /** With ours come the bare routes that it is held against. */
  plugin: 'ours' | 'peer';
  entities: number;
  aws: Access;
  /** The policy of examples/permissions instead of one that allows everything. */
  policy?: 'strict';
}

/** A Backstage backend with a plugin in it. */
export class Portal {
  static async start(options: PortalOptions): Promise<Portal> {
    const child = Child.start('runPortal.ts', options);
    return new Portal(child, await child.hear<string>('url'));
  }

  private constructor(private readonly child: Child, readonly url: string) {}

  stop(): Promise<void> {
    return this.child.stop();
  }
}
