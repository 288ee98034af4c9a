import { createHash } from 'node:crypto';

/** The digest of an image, which a registry has for its name for good. */
export function imageDigest(image: string): string {
  const [name, digest] = image.split('@');
  return digest ?? `sha256:${createHash('sha256').update(name).digest('hex')}`;
}
