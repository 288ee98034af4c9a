/** How many digits of a digest tell images apart to a reader. */
const DIGEST_LENGTH = 12;

/** The part of a container image's reference that tells it apart: without registry and path, its digest cut short. */
export function imageName(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const digest = name.indexOf('@sha256:');
  return digest < 0
    ? name
    : `${name.slice(0, digest + '@sha256:'.length + DIGEST_LENGTH)}…`;
}
