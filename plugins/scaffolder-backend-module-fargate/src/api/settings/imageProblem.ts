import { parseEcrImage } from '../../checks/ecrImage';

const HOST = /[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\d+)?/.source;
const PART = /[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*/.source;
const TAG = /[\w][\w.-]{0,127}/.source;
const DIGEST = /[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,}/.source;

/** The grammar of the distribution project's image references. */
const REFERENCE = new RegExp(
  `^(${HOST}/)?${PART}(/${PART})*(:${TAG})?(@${DIGEST})?$`,
);

/** Why a text cannot be the name of a container image; undefined where it can. */
export function imageProblem(image: string): string | undefined {
  if (!image.trim()) {
    return 'name the container image to run, e.g. public.ecr.aws/docker/library/nginx:1.27';
  }
  return REFERENCE.test(image)
    ? undefined
    : `"${image}" is not the name of a container image. Write [registry/]repository[:tag], without https:// and spaces, e.g. public.ecr.aws/docker/library/nginx:1.27`;
}

/**
 * Whether an image in a private registry of ECR names neither tag nor digest:
 * it changes under its `latest`, and a rollback cannot bring back what ran.
 */
export function isUnpinned(image: string): boolean {
  return parseEcrImage(image) !== undefined && !/[:@][^/]+$/.test(image);
}
