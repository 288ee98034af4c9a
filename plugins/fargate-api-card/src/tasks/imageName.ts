/** How many characters of a digest are shown. */
const DIGEST_LENGTH = 12;

/** The short name of a container image: without registry and path, with a shortened digest. */
export function imageName(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const digest = name.indexOf('@sha256:');
  return digest < 0
    ? name
    : `${name.slice(0, digest + '@sha256:'.length + DIGEST_LENGTH)}…`;
}
