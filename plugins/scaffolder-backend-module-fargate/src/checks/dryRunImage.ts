/** A digest that no image has. */
const NO_IMAGE = `@sha256:${'0'.repeat(64)}`;

/** The image that a dry run returns for one that is not built yet. */
export function dryRunImage(repositoryUri: string): string {
  return `${repositoryUri}${NO_IMAGE}`;
}

/** Whether an image came from {@link dryRunImage}. */
export function isDryRunImage(image: string): boolean {
  return image.endsWith(NO_IMAGE);
}
