import { LayerDownloads } from '../services/ecr/model/LayerDownloads';
import { WireAnswer } from '../wire/WireAnswer';
import { World } from '../world/World';

/** Answers a request to an address of `GetDownloadUrlForLayer`, as S3 does. */
export function layerDownload(world: World, path: string): WireAnswer {
  const layer = world.service(LayerDownloads).layerAt(path);
  return layer
    ? { status: 200, contentType: 'application/octet-stream', body: layer }
    : {
        status: 403,
        contentType: 'application/xml',
        body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
      };
}
