import { clientTime } from '../../../clock/clientTime';
import { World } from '../../../world/World';

/** The path of addresses from which layers are downloaded. */
export const LAYERS_PATH = '/_layers/';

const LIFETIME = 60 * 60 * 1000;

/** The addresses that `GetDownloadUrlForLayer` has given out; on AWS they are of S3. */
export class LayerDownloads {
  /** Where the simulator listens. */
  origin = 'http://127.0.0.1';
  readonly #downloads = new Map<string, { blob: Buffer; until: number }>();

  constructor(private readonly world: World) {}

  /** An address that anybody can read the layer from, for an hour. */
  addressOf(blob: Buffer): string {
    const key = this.world.ids.mixed(64);
    this.#downloads.set(key, {
      blob,
      until: clientTime(this.world.clock) + LIFETIME,
    });
    return `${this.origin}${LAYERS_PATH}${key}`;
  }

  /** The layer at a path of such an address; undefined after the hour. */
  layerAt(path: string): Buffer | undefined {
    const found = this.#downloads.get(path.slice(LAYERS_PATH.length));
    return found && found.until > clientTime(this.world.clock)
      ? found.blob
      : undefined;
  }
}
