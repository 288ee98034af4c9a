import { Region } from '../../../../world/World';

/** For how many seconds EC2 still shows what was deleted. */
const SHOWN_SECONDS = 3600;

/** Changes a state after some seconds, and tells everybody on the network. */
export function later(
  region: Region,
  seconds: number,
  change: () => void,
): Promise<void> {
  return new Promise(resolve => {
    region.clock.after(seconds, () => {
      change();
      region.changed();
      resolve();
    });
  });
}

/** Takes something deleted out of its map when EC2 stops to show it. */
export function forgetLater<T>(
  region: Region,
  resources: Map<string, T>,
  id: string,
): void {
  region.clock.after(SHOWN_SECONDS, () => resources.delete(id));
}
