import {
  DeployedImage,
  DeploymentDifference,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * Corrects the differences of images by their digests: one tag may have been two
 * images, and the same image may have two names.
 */
export function withDigests(
  differences: readonly DeploymentDifference[],
  running: readonly DeployedImage[],
  deployed: readonly DeployedImage[],
): DeploymentDifference[] {
  const digests = deployed.map(one => {
    const other = running.find(({ container }) => container === one.container);
    return { ...one, before: other };
  });
  const isSame = new Set(
    digests
      .filter(({ before, digest }) => digest && before?.digest === digest)
      .map(({ container }) => container),
  );
  const kept = differences.filter(
    ({ container, subject }) => subject !== 'image' || !isSame.has(container!),
  );
  const retagged = digests.flatMap(
    ({ before, container, digest, image }): DeploymentDifference[] =>
      before?.digest &&
      digest &&
      before.digest !== digest &&
      before.image === image
        ? [
            {
              subject: 'image',
              container,
              change: 'changed',
              running: `${image}@${before.digest}`,
              deployed: `${image}@${digest}`,
            },
          ]
        : [],
  );
  return [...retagged, ...kept];
}
