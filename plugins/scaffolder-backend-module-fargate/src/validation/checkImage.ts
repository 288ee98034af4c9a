import { InputError } from '@backstage/errors';

const HOST = /[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\d+)?/.source;
const PART = /[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*/.source;
const TAG = /[\w][\w.-]{0,127}/.source;
const DIGEST = /[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,}/.source;

/** The grammar of the distribution project's image references. */
const REFERENCE = new RegExp(
  `^(${HOST}/)?${PART}(/${PART})*(:${TAG})?(@${DIGEST})?$`,
);

/** @throws InputError when the text cannot be the name of a container image. */
export function checkImage(image: string): void {
  if (!image.trim()) {
    throw new InputError(
      'image: name the container image to run, e.g. public.ecr.aws/docker/library/nginx:1.27.',
    );
  }
  if (!REFERENCE.test(image)) {
    throw new InputError(
      `image: "${image}" is not the name of a container image. Write [registry/]repository[:tag], without https:// and blanks, e.g. public.ecr.aws/docker/library/nginx:1.27.`,
    );
  }
}
