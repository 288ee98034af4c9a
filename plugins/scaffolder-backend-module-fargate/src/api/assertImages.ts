import { assertArchitecture } from '../checks/assertArchitecture';
import { assertImageExists, NamedImage } from '../checks/assertImageExists';
import { isDryRunImage } from '../checks/dryRunImage';
import { OpenedDeployment } from '../run/openDeployment';
import { Sidecar } from './sidecars/Sidecar';

/** The images of an API's containers, by the fields that name them. */
export function imagesOf(
  image: string,
  sidecars: readonly Sidecar[],
): NamedImage[] {
  return [
    { field: 'image', image },
    ...sidecars.map(sidecar => ({
      field: `sidecars.${sidecar.name}.image`,
      image: sidecar.image,
    })),
  ];
}

/**
 * Checks, before anything is created, that images exist and are built for the
 * tasks, as far as their registries can be asked.
 *
 * @param cpuArchitecture - `X86_64` or `ARM64`; undefined where the stack's
 *   template has no such parameter.
 * @throws InputError that names the field of the first image that does not.
 */
export async function assertImages(
  context: OpenedDeployment,
  images: readonly NamedImage[],
  cpuArchitecture: string | undefined,
): Promise<void> {
  for (const one of images.filter(({ image }) => !isDryRunImage(image))) {
    await assertImageExists(context.aws, context, one);
    if (cpuArchitecture) {
      await assertArchitecture(context.aws, context, one, cpuArchitecture);
    }
  }
}
