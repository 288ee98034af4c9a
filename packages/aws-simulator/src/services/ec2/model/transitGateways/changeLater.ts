import { Region } from '../../../../world/World';

/** How long deleted resources are still returned, in seconds. */
const SHOWN_SECONDS = 3600;

/** Changes a state after some seconds, and announces it. */
export function changeLater(
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

/** Removes a deleted resource from its map once EC2 no longer returns it. */
export function removeLater<T>(
  region: Region,
  resources: Map<string, T>,
  id: string,
): void {
  region.clock.after(SHOWN_SECONDS, () => resources.delete(id));
}
